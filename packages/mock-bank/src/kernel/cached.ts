import type { Kernel } from './kernel.ts'

/** Values that rarely change, kept in process for a few seconds. Never balances, sessions or consents. */
export interface Cache<Value> {
  /** Answers from memory or loads; callers that ask at the same time share one load. What is absent is not remembered. */
  read(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>
  /** Puts a value this process has just written. */
  write(key: string, value: Value): void
  forget(key: string): void
}

/**
 * Declares a cache; each bank in the process gets its own.
 *
 * @example
 * const known = cached<Realm>({ ttlMs: 5_000, most: 10_000 })
 * const realm = await known(bank).read(id, () => select(bank, id))
 */
export const cached = <Value>(bounds: {
  ttlMs: number
  most: number
}): ((bank: Pick<Kernel, 'sql'>) => Cache<Value>) => {
  const caches = new WeakMap<object, Cache<Value>>()
  return ({ sql }) => {
    const known = caches.get(sql)
    if (known) return known
    const made = createCache<Value>(bounds)
    caches.set(sql, made)
    return made
  }
}

const createCache = <Value>({ ttlMs, most }: { ttlMs: number; most: number }): Cache<Value> => {
  const entries = new Map<string, { value: Value; until: number }>()
  const loading = new Map<string, Promise<Value | undefined>>()

  const keep = (key: string, value: Value) => {
    entries.delete(key)
    const [oldest] = entries.keys()
    if (entries.size >= most && oldest !== undefined) entries.delete(oldest)
    entries.set(key, { value, until: performance.now() + ttlMs })
  }

  return {
    read(key, load) {
      const entry = entries.get(key)
      if (entry && entry.until > performance.now()) return Promise.resolve(entry.value)
      const underWay = loading.get(key)
      if (underWay) return underWay

      const started = load()
        .then((value) => {
          // A write or forget meanwhile knows better than what was read before it.
          if (loading.get(key) === started && value !== undefined) keep(key, value)
          return value
        })
        .finally(() => {
          if (loading.get(key) === started) loading.delete(key)
        })
      loading.set(key, started)
      return started
    },
    write(key, value) {
      loading.delete(key)
      keep(key, value)
    },
    forget(key) {
      loading.delete(key)
      entries.delete(key)
    },
  }
}
