import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.ts'
import { root } from '../workspace.ts'

/** A figure by its name, `ledger.postgres.clients64.ratioToTpcb`, as `bench/results/latest.json` nests them. */
export type FigureOf = (name: string) => number

const runs = new Map<string, Promise<FigureOf>>()

/** Runs a section of the bench, once however often it is asked for. */
export const bench = (section: string): Promise<FigureOf> => {
  const known = runs.get(section) ?? measure(section)
  runs.set(section, known)
  return known
}

const measure = async (section: string): Promise<FigureOf> => {
  const command = ['--conditions=source', join(root, 'bench', 'run.ts'), '--only', section]
  const { ok, output } = await run(process.execPath, command, { live: true })
  const said = output.split('\n').find((line) => line.includes('Error: '))
  if (!ok) throw new Error(`The bench ${section} failed. ${said ?? ''}`)
  const results: unknown = JSON.parse(
    readFileSync(join(root, 'bench', 'results', 'latest.json'), 'utf8'),
  )
  return (name) => {
    const found = name.split('.').reduce<unknown>(inside, results)
    if (typeof found !== 'number') throw new Error(`The bench has no figure ${name}.`)
    return found
  }
}

const inside = (place: unknown, step: string): unknown =>
  typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[step] : undefined
