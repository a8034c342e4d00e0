/** So many requests in so many seconds, in any window. */
export interface Limit {
  requests: number
  windowSeconds: number
}

export interface Verdict {
  allowed: boolean
  limit: Limit
  remaining: number
  /** Until as much is allowed again as the limit says. */
  resetSeconds: number
  /** Until the next request is allowed; 0 where it is now. */
  retrySeconds: number
}

/** Counts requests by key. May ask elsewhere; the one of a single process keeps it in memory. */
export interface Limiter {
  take(key: string, limit: Limit): Verdict | Promise<Verdict>
}

export interface RateLimits {
  /** All calls of one app's servers. */
  app: Limit
  /** All calls of one user or checkout session. */
  user: Limit
  /** All calls from one address. */
  address: Limit
  /** What strangers begin from one address, and by one payment link. */
  visits: Limit
  visitsOfLink: Limit
  /** Refused credentials from one address: guessing is slow. */
  refusals: Limit
}

export const defaultLimits: RateLimits = {
  app: { requests: 60_000, windowSeconds: 60 },
  user: { requests: 600, windowSeconds: 60 },
  address: { requests: 60_000, windowSeconds: 60 },
  visits: { requests: 30, windowSeconds: 60 },
  visitsOfLink: { requests: 600, windowSeconds: 60 },
  refusals: { requests: 300, windowSeconds: 60 },
}

/**
 * Counts in memory by the generic cell rate algorithm: one number a key, no burst at the turn of a window. Holds
 * at most `most` keys and forgets the one longest unseen.
 */
export const createLimiter = (wall: () => Date, most = 100_000) => {
  // The theoretical time at which all that was taken is used up.
  const used = new Map<string, number>()

  const keep = (key: string, until: number) => {
    used.delete(key)
    const [oldest] = used.keys()
    if (used.size >= most && oldest !== undefined) used.delete(oldest)
    used.set(key, until)
  }

  return {
    take(key: string, limit: Limit): Verdict {
      const at = wall().getTime()
      const windowMs = limit.windowSeconds * 1000
      const each = windowMs / limit.requests
      // A clock that was set back must not lock anyone out for longer than a window.
      const from = Math.min(Math.max(used.get(key) ?? at, at), at + windowMs)
      const until = from + each
      const allowed = until - at <= windowMs + 1e-6
      keep(key, allowed ? until : from)
      const spent = (allowed ? until : from) - at
      return {
        allowed,
        limit,
        remaining: Math.max(0, Math.floor((windowMs - spent) / each + 1e-6)),
        resetSeconds: Math.ceil(spent / 1000),
        retrySeconds: allowed ? 0 : Math.ceil((until - at - windowMs) / 1000),
      }
    },
  }
}

/** What every answer says of the limit that is nearest. */
export const limitHeaders = ({ limit, remaining, resetSeconds, retrySeconds }: Verdict) => ({
  'ratelimit-limit': String(limit.requests),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetSeconds),
  'ratelimit-policy': `${limit.requests};w=${limit.windowSeconds}`,
  ...(retrySeconds > 0 && { 'retry-after': String(retrySeconds) }),
})
