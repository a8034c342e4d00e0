import { spawnSync } from 'node:child_process'
import { run } from '../../scripts/run.ts'
import { connections } from './size.ts'

/** The real pgbench on the same tables, where this machine has one: transactions a second, else null. */
export const pgbench = async (url: string, seconds: number): Promise<number | null> => {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null
  const options = ['--no-vacuum', '--protocol=prepared', `--client=${connections}`]
  const { ok, output } = await run('pgbench', [...options, `--time=${seconds}`, url])
  const rate = /^tps = ([\d.]+)/m.exec(output)?.[1]
  if (!ok || rate === undefined) throw new Error(`pgbench failed. ${output}`)
  return Number(rate)
}
