import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding } from '../claims.ts'
import { run } from '../run.ts'
import { root } from '../workspace.ts'

/** A round as `packages/mock-bank/test/torture/run.ts` writes it. */
interface Round {
  fault: string
  held: boolean | null
  why?: string
  report?: { asked: number; transfers: number; told: number; backAfterMs: number[] }
}

/** Tortures the books with faults in turn; the claim holds where every round did. */
export const torture = async (rounds: number, ...faults: string[]): Promise<Finding> => {
  const report = join(root, '.cache', 'reports', `torture-${faults[0]}.json`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const file = join(root, 'packages', 'mock-bank', 'test', 'torture', 'run.ts')
  const options = [`--rounds=${rounds}`, `--faults=${faults.join()}`, `--report=${report}`]
  const outcome = await run(process.execPath, ['--conditions=source', file, ...options], {
    live: true,
  })
  if (!existsSync(report)) return { figure: outcome.output.split('\n').at(-1) ?? '', holds: false }
  const results = JSON.parse(readFileSync(report, 'utf8')) as Round[]
  return findingOf(results, rounds)
}

const findingOf = (results: readonly Round[], rounds: number): Finding => {
  const missing = results.find(({ held }) => held === null)
  if (missing) return { figure: missing.why ?? '', holds: null }
  const broken = results.find(({ held }) => held === false)
  if (broken) return { figure: `${broken.fault}: ${broken.why}`, holds: false }
  const reports = results.flatMap(({ report }) => (report ? [report] : []))
  const sum = (of: (report: NonNullable<Round['report']>) => number) =>
    reports.reduce((total, report) => total + of(report), 0).toLocaleString('en')
  const longest = Math.max(...reports.flatMap(({ backAfterMs }) => backAfterMs))
  return {
    figure:
      `${results.length} rounds, ${sum(({ backAfterMs }) => backAfterMs.length)} strikes, ` +
      `${sum(({ asked }) => asked)} asked, ${sum(({ transfers }) => transfers)} transfers, ` +
      `${sum(({ told }) => told)} messages told; back after ${longest} ms at the longest`,
    holds: results.length === rounds,
  }
}
