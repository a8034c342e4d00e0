/** What every call takes besides its input. */
export interface CallOptions {
  /** Stops the call; it then rejects with the signal's reason. Whether the bank did it is unknown. */
  signal?: AbortSignal | undefined
  /**
   * Makes a repeated POST one and the same. Default: a random key per call, kept over the SDK's own
   * retries. Give your own to make it survive a reload of the page or a restart of the server.
   */
  idempotencyKey?: string | undefined
}
