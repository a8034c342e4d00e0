import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/workspace.ts'
import { serverSettings } from './harness/server.ts'
import type { BenchOptions } from './options.ts'
import type { Figures } from './sections/section.ts'

const folder = join(root, 'bench', 'results')
const file = join(folder, 'latest.json')

/**
 * Puts a section's figures in their place, beside those of sections measured before, each with how and
 * when it was measured.
 */
export const writeResults = (name: string, figures: Figures, options: BenchOptions): void => {
  const { rounds, seconds, quick, lanes } = options
  const all = readResults()
  const measured = (all['measured'] ??= {}) as Figures
  measured[name] = { at: new Date().toISOString(), rounds, seconds, quick, lanes }
  const path = name.split('.')
  const last = path.pop() ?? name
  const parent = path.reduce((place, step) => (place[step] ??= {}) as Figures, all)
  parent[last] = figures
  Object.assign(all, { machine: machine(), server: serverSettings })
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
}

const readResults = (): Figures => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Figures
  } catch {
    return {}
  }
}

const machine = (): Figures => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})
