import { readdirSync, readFileSync } from 'node:fs'

/** The kernel's clock tick, as every Linux of today counts processor time. */
const tickMs = 10

/**
 * Processor time a server's processes have used, those that have ended included. Null where the system
 * does not tell.
 */
export const serverCpuMs = (pid: number): number | null => {
  const server = timesOf(pid)
  if (server === null) return null
  const children = pids().map((other) => (other === pid ? null : timesOf(other)))
  const living = children.filter((times) => times?.parent === pid)
  return living.reduce((sum, times) => sum + (times?.own ?? 0), server.own + server.ofEnded)
}

const pids = (): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid))

const timesOf = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; what follows it is counted from the state.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (place: number) => (fields[place] ?? 0) * tickMs
    return { parent: fields[1], own: at(11) + at(12), ofEnded: at(13) + at(14) }
  } catch {
    return null
  }
}
