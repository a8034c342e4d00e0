import type { CheckoutSession } from '@qiantang/sdk/contract'
import { pauseBefore, waiting, type Pace } from '../../api/polling.ts'
import { hear } from './hear.ts'
import { isNews } from './is-news.ts'

const again: Pace = { ...waiting, growth: 2, longestMs: 30_000 }

export interface Following {
  url: string
  credentials: string
  signal: AbortSignal
  /** What the page knows by now. */
  known: () => CheckoutSession | null
  onNews: () => void
  /** The line is up, or down: while it is down the page asks by itself. */
  onLine: (up: boolean) => void
}

/** Keeps one line to the bank while the page is looked at, and none while it is not. */
export async function follow({ known, onLine, onNews, signal, ...to }: Following) {
  let inVain = 0
  while (!signal.aborted) {
    await untilSeen(signal)
    const looked = whileSeen(signal)
    const { end, heard } = await hear({
      ...to,
      signal: looked.signal,
      onProgress: (progress) => {
        onLine(true)
        const session = known()
        if (session && isNews(progress, session)) onNews()
      },
    })
    looked.stop()
    onLine(false)
    if (end === 'refused') return
    inVain = heard ? 0 : inVain + 1
    await pause(pauseBefore(inVain, again), signal)
  }
}

const untilSeen = (signal: AbortSignal) =>
  new Promise<void>((seen) => {
    if (!document.hidden || signal.aborted) return seen()
    const look = () => {
      if (document.hidden && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      seen()
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', look, { once: true })
  })

function whileSeen(caller: AbortSignal) {
  const controller = new AbortController()
  const look = () => {
    if (document.hidden || caller.aborted) controller.abort()
  }
  document.addEventListener('visibilitychange', look)
  caller.addEventListener('abort', look)
  look()
  return {
    signal: controller.signal,
    stop: () => {
      document.removeEventListener('visibilitychange', look)
      caller.removeEventListener('abort', look)
    },
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((over) => {
    const timer = setTimeout(over, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        over()
      },
      { once: true },
    )
  })
