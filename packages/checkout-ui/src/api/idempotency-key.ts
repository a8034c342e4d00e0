/** A key for one intention. Kept over its retries, thrown away once the bank has answered it for good. */
export const idempotencyKey = (): string =>
  // Not randomUUID: that one exists on https and localhost only, and a phone may visit a sandbox by address.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
