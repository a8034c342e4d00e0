import { AsyncLocalStorage } from 'node:async_hooks'

/** Work that is done again and again, never twice at a time. */
export interface Pulse {
  /** Does it now; or once more, if it is being done. */
  beat(): void
  /** Waits for what is being done, and does it no more. */
  stop(): Promise<void>
}

/** Does the work at once, then every `everyMs` and at every beat. A failure is reported, and waits for the next turn. */
export const startPulse = (
  work: () => Promise<void>,
  everyMs: number,
  onFailure: (error: unknown) => void,
): Pulse => {
  // Whoever beats may be inside a transaction; the work is not part of it.
  const fromHere = AsyncLocalStorage.snapshot()
  let working: Promise<void> | undefined
  let again = false
  let stopped = false

  const turns = async () => {
    do {
      again = false
      try {
        await work()
      } catch (error) {
        again = false
        onFailure(error)
      }
    } while (again && !stopped)
    working = undefined
  }

  const beat = () => {
    if (stopped) return
    again = true
    working ??= fromHere(turns)
  }

  const timer = setInterval(beat, everyMs)
  // Background work alone does not keep a process alive.
  timer.unref()
  beat()

  return {
    beat,
    async stop() {
      stopped = true
      clearInterval(timer)
      await working
    },
  }
}
