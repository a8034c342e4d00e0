/**
 * The network's clock in a realm. The realm's time may be any; the network learns it from what members send, whose
 * `txnTime` says when that was, and lets it run on from there.
 */
export interface NetworkClock {
  /** `yyyyMMddHHmmss`, China time. */
  now(): string
  learn(txnTime: string): void
}

export const startNetworkClock = (wall: () => number = Date.now): NetworkClock => {
  let ahead: number | undefined
  return {
    now: () => networkTime(wall() + (ahead ?? 0)),
    learn(txnTime) {
      const at = instantOf(txnTime)
      // Never back: what comes late, or again, tells of the past.
      if (at !== undefined && at - wall() > (ahead ?? -Infinity)) ahead = at - wall()
    },
  }
}

const CHINA_MS = 8 * 3_600_000

const networkTime = (ms: number): string =>
  new Date(ms + CHINA_MS).toISOString().replaceAll(/\D/g, '').slice(0, 14)

/** The moment a `txnTime` names, in milliseconds. */
export const instantOf = (txnTime: string): number | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(txnTime)
  if (!parts) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - CHINA_MS
}
