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

/**
 * PostgreSQL's own: serialisation, deadlock, shutting down, starting up, too many connections, a disk that
 * is full or fails; and whatever else goes wrong with a connection (class 08).
 */
const passing = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '53300', '53100', '58030'])

/** Whether asking again may help. What the first attempt did is unknown, so only what is safe to repeat may. */
export const isTransient = (error: unknown): boolean => {
  const code = codeOf(error)
  return lostConnection.has(code) || passing.has(code) || code.startsWith('08')
}

/** Whether the lane has a new writer, which raised its epoch; the old one writes no more. */
export const isDeposed = (error: unknown): boolean => codeOf(error) === '55000'

/** Whether a name of the batch was in the books already: a transfer's, a key or a reference. */
export const isSeen = (error: unknown): boolean =>
  codeOf(error) === '23505' &&
  // A Citus tells of what another server said in its words alone.
  error instanceof Error &&
  /\bledger_(?:transfers|keys)_/.test(error.message)

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
