/**
 * No answer that could be read: offline, timed out, or something between the page and the bank answered.
 * Whether the request took effect is not known, so only the same request, with the same key, may follow.
 */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'

  constructor(cause: unknown) {
    super('The bank could not be reached.', { cause })
  }
}
