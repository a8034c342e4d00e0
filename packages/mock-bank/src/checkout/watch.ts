import type { CheckoutProgress } from '@qiantang/sdk/contract'

import { faultOf } from '../kernel/log.ts'
import { type Pulse, startPulse } from '../kernel/pulse.ts'
import { catchUp, type OrderBank } from '../orders/index.ts'
import { readProgress } from './progress.ts'

/** Hears how a checkout session stands: at once, then whenever that has changed. */
export type Watcher = (progress: CheckoutProgress) => void

/** How often, in real time, the sessions that are watched are looked at: all of them by one statement. */
const everyMs = 400

/** How many may watch one session at a time; the one that came first goes then. */
const mostWatchers = 5

interface Entry {
  watcher: Watcher
  /** What it was told last. */
  told: string
  end: () => void
}

interface Watch {
  /** Who watches, by session, in the order they came. */
  sessions: Map<string, Set<Entry>>
  pulse: Pulse
}

const watches = new WeakMap<OrderBank['connectors'], Watch>()

/**
 * Watches a session in the database, where every process writes what has become of its order: until the watcher is told
 * to end, or ends it by calling what comes back.
 */
export const watchSession = (
  bank: OrderBank,
  sessionId: string,
  watcher: Watcher,
  onEnd: () => void,
): (() => void) => {
  const watch = watches.get(bank.connectors) ?? startWatch(bank)
  const watchers = watch.sessions.get(sessionId) ?? new Set()
  const end = () => {
    watchers.delete(entry)
    if (watchers.size > 0) return
    watch.sessions.delete(sessionId)
    if (watch.sessions.size > 0) return
    watches.delete(bank.connectors)
    void watch.pulse.stop()
  }
  const endAndSay = () => {
    end()
    onEnd()
  }
  const entry: Entry = { watcher, told: '', end: endAndSay }
  const [first] = watchers
  if (first && watchers.size >= mostWatchers) first.end()
  watchers.add(entry)
  watch.sessions.set(sessionId, watchers)
  watch.pulse.beat()
  return end
}

/** Ends all watching of a bank that closes. */
export const endWatching = async (bank: OrderBank): Promise<void> => {
  const watch = watches.get(bank.connectors)
  if (!watch) return
  for (const watchers of watch.sessions.values()) for (const { end } of watchers) end()
  await watch.pulse.stop()
}

const startWatch = (bank: OrderBank): Watch => {
  const sessions: Watch['sessions'] = new Map()
  const watch = {
    sessions,
    pulse: startPulse(
      () => look(bank, sessions),
      everyMs,
      (error) =>
        bank.log.error('Checkout sessions could not be watched.', { fault: faultOf(error) }),
    ),
  }
  watches.set(bank.connectors, watch)
  return watch
}

const look = async (bank: OrderBank, sessions: Watch['sessions']): Promise<void> => {
  let all = await readProgress(bank, [...sessions.keys()])
  if (all.some(({ progress }) => progress.status === 'processing')) {
    // The books may have decided already.
    await catchUp(bank)
    all = await readProgress(bank, [...sessions.keys()])
  }
  for (const { sessionId, progress } of all) {
    const now = JSON.stringify(progress)
    for (const entry of [...(sessions.get(sessionId) ?? [])]) {
      if (entry.told === now) continue
      entry.told = now
      entry.watcher(progress)
    }
  }
}
