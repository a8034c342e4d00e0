/** What the driver and the network say when a connection ends before its answer. */
const lostConnection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])

/** PostgreSQL's own: serialisation, deadlock, shutting down, starting up, connections (class 08). */
const passing = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '53300'])

/** Whether asking again may help. What the first attempt did is unknown, so only what is safe to repeat may. */
export const isTransient = (error: unknown): boolean => {
  const code = codeOf(error)
  return lostConnection.has(code) || passing.has(code) || code.startsWith('08')
}

/** Whether the lane has a new writer, which raised its epoch; the old one writes no more. */
export const isDeposed = (error: unknown): boolean => codeOf(error) === '55000'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
