import { useEffect, useState } from 'react'

/** A clock that was read once goes on by itself, unless it is frozen. */
export function useTicking(read: { now: string; frozen: boolean } | undefined): string | undefined {
  const [shown, show] = useState<{ of: typeof read; now: string }>()
  useEffect(() => {
    if (!read || read.frozen) return
    const start = performance.now()
    const timer = setInterval(() => {
      const now = Date.parse(read.now) + performance.now() - start
      show({ of: read, now: new Date(now).toISOString() })
    }, 1000)
    return () => clearInterval(timer)
  }, [read])
  return shown && shown.of === read ? shown.now : read?.now
}
