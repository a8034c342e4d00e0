import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { KnownSeed } from './seed-query.ts'

/** A code that the page has made by itself, and until when it shows it. */
export interface OfflineCode {
  code: string
  until: string
}

/** The code of this half minute, while one is wanted and the seed still holds. */
export function useOfflineCode(
  seed: KnownSeed | undefined,
  wanted: boolean,
): OfflineCode | undefined {
  const step = useSyncExternalStore(everySecond, () => (seed && wanted ? stepOf(seed) : null), none)
  const made = useQuery({
    queryKey: ['offline-code', step],
    queryFn: () => (seed && step !== null ? seed.codeOf(step) : null),
    enabled: seed !== undefined && step !== null,
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
  if (!seed || step === null || !made.data) return undefined
  return { code: made.data, until: new Date((step + 1) * seed.stepSeconds * 1000).toISOString() }
}

const stepOf = ({ now, stepSeconds, validUntil }: KnownSeed): number | null =>
  now() < validUntil ? Math.floor(now() / 1000 / stepSeconds) : null

const none = () => null

function everySecond(tick: () => void) {
  const timer = setInterval(tick, 1000)
  return () => clearInterval(timer)
}
