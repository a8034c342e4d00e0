import { stateOf, type CheckoutState } from '../frames/checkout-state.ts'
import { askBank, obstacleOf } from './ask-bank.ts'
import { loadErrorOf, type LoadError } from './load-error.ts'
import type { SessionLink } from './session-link.ts'

export interface Ears {
  state: (state: CheckoutState) => void
  trouble: (error: LoadError) => void
}

const firstPauses = [1_000, 3_000]
const briskMs = 2_000
const slowestMs = 10_000
const ended = ['completed', 'closed', 'expired']

/**
 * Asks how a session stands, and keeps asking where `on` says so: one question at a time, at longer and longer pauses, not while
 * the page is hidden, and no more once it has ended. Answers with the way to stop.
 */
export const watch = (
  link: SessionLink,
  { on, ears }: { on: boolean; ears: Ears },
): (() => void) => {
  let stopped = false
  const rest = pauses()

  const first = async () => {
    for (let tried = 0; ; tried++) {
      try {
        const session = await askBank(link)
        if (stopped) return undefined
        const state = stateOf(session)
        ears.state(state)
        const obstacle = obstacleOf(session)
        if (obstacle) ears.trouble(loadErrorOf(obstacle))
        return state
      } catch (error) {
        const trouble = loadErrorOf(error)
        const pause = firstPauses[tried]
        if (stopped) return undefined
        if (!trouble.retryable || pause === undefined) {
          ears.trouble(trouble)
          return undefined
        }
        await rest.for(pause)
        if (stopped) return undefined
      }
    }
  }

  const run = async () => {
    let known = await first()
    let pause = briskMs
    while (on && known && !stopped && !ended.includes(known.status)) {
      await rest.for(pause)
      await rest.seen()
      if (stopped) return
      try {
        const now = stateOf(await askBank(link))
        if (stopped) return
        pause = isSame(known, now) ? Math.min(pause * 1.5, slowestMs) : briskMs
        known = now
        ears.state(now)
      } catch {
        // It was known a moment ago, so this passes; whoever pays sees for themselves how it goes.
        pause = slowestMs
      }
    }
  }
  void run()

  return () => {
    stopped = true
    rest.end()
  }
}

export const isSame = (one: CheckoutState, other: CheckoutState): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Pauses that end early when nobody waits for what follows. */
const pauses = () => {
  const ends = new Set<() => void>()
  const until = (begin: (end: () => void) => () => void) =>
    new Promise<void>((resolve) => {
      const end = () => {
        ends.delete(end)
        undo()
        resolve()
      }
      ends.add(end)
      const undo = begin(end)
    })
  return {
    for: (ms: number) =>
      until((end) => {
        const timer = setTimeout(end, ms)
        return () => clearTimeout(timer)
      }),
    /** Until somebody looks at the page. */
    seen: async () => {
      if (!document.hidden) return
      await until((end) => {
        document.addEventListener('visibilitychange', end)
        return () => document.removeEventListener('visibilitychange', end)
      })
    },
    end: () => {
      for (const end of [...ends]) end()
    },
  }
}
