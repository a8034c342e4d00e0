import { setTimeout as sleep } from 'node:timers/promises'

import { faultOf } from '../kernel/log.ts'
import type { Tx } from '../kernel/database/index.ts'
import { type Pulse, startPulse } from '../kernel/pulse.ts'
import type { Bank } from '../ledger/bank.ts'
import type { OutboxMessage } from '../ledger/index.ts'

/** Reads what postings left in the outbox, each message once, in the order of its lane. */
export interface Consumer<B extends Bank = Bank> {
  /** Its place in the outbox is kept under this name: never change it. */
  readonly name: string
  /** Acts on messages inside the transaction that also moves its place on, so that each has its effect once. */
  consume(bank: B, tx: Tx, messages: readonly OutboxMessage[]): Promise<void>
}

/** A reader whose messages never leave the database: it moves its own place on, locked by `outbox_place`. */
export interface Follower<B extends Bank = Bank> {
  readonly name: string
  /** Acts on at most so many postings of a lane, and answers how many it has read. */
  follow(bank: B, lane: number, most: number): Promise<number>
}

export type Reader<B extends Bank = Bank> = Consumer<B> | Follower<B>

const batch = { messages: 200, postings: 500 }

/** Brings every reader to the end of the outbox. One that fails in a lane is logged and holds up no other. */
export const drainOutbox = async <B extends Bank>(
  bank: B,
  readers: readonly Reader<B>[],
): Promise<void> => {
  const read = await readAll(bank, readers, lanesOf(bank))
  // What one did may have left something for the others.
  if (read && readers.length > 1) await drainOutbox(bank, readers)
}

/** One round of all readers in these lanes; whether there was anything to read. */
const readAll = async <B extends Bank>(
  bank: B,
  readers: readonly Reader<B>[],
  lanes: readonly number[],
): Promise<boolean> => {
  const read = await Promise.all(readers.map((reader) => drain(bank, reader, lanes)))
  return read.includes(true)
}

const drain = async <B extends Bank>(
  bank: B,
  reader: Reader<B>,
  lanes: readonly number[],
): Promise<boolean> => {
  let read = false
  for (const lane of lanes) {
    try {
      for (let step = await readOn(bank, reader, lane); step !== 'nothing';) {
        read = true
        step = step === 'more' ? await readOn(bank, reader, lane) : 'nothing'
      }
    } catch (error) {
      bank.log.error('A reader of the outbox failed and will try again.', { fault: faultOf(error) })
    }
  }
  return read
}

export const lanesOf = ({ ledger }: Bank): number[] => [...Array(ledger.lanes).keys()]

/** One step of a reader in a lane: whether it read anything, and whether there may be more. */
const readOn = async <B extends Bank>(
  bank: B,
  reader: Reader<B>,
  lane: number,
): Promise<'nothing' | 'all' | 'more'> => {
  if (!('follow' in reader)) return (await consumeOn(bank, reader, lane)) ? 'more' : 'nothing'
  const count = await reader.follow(bank, lane, batch.postings)
  if (count === 0) return 'nothing'
  return count < batch.postings ? 'all' : 'more'
}

const consumeOn = <B extends Bank>(bank: B, consumer: Consumer<B>, lane: number) =>
  bank.sql.begin(async (tx) => {
    const { outbox } = bank.ledger
    const place = await outbox.cursor(tx, consumer.name, lane)
    const messages = await outbox.read(lane, place, batch.messages, tx)
    const last = messages.at(-1)
    if (!last) return false
    await consumer.consume(bank, tx, messages)
    await outbox.advance(tx, consumer.name, lane, last.seq)
    return true
  })

const pollMs = 500
/**
 * Where one commit follows the other, each round reads what came in this time: a little later, and much
 * cheaper. However long a round takes, those who wait for an answer have the database to themselves after it.
 */
const gatherMs = 100
const restMs = 50

/** Keeps the readers at the end of the outbox: woken by commits of this process, polling for those of others. */
export const startOutbox = <B extends Bank>(
  bank: B,
  readers: readonly Reader<B>[],
): Pick<Pulse, 'stop'> => {
  const woken = new Set<number>()
  const stopping = new AbortController()
  let next = -Infinity

  const rest = async () => {
    const left = next - performance.now()
    if (left > 0) await sleep(left, undefined, { signal: stopping.signal }).catch(() => {})
  }

  const pulse = startPulse(
    async () => {
      await rest()
      const began = performance.now()
      // Woken by nobody, it looks everywhere.
      const lanes = woken.size > 0 ? [...woken] : lanesOf(bank)
      woken.clear()
      await readAll(bank, readers, lanes)
      next = Math.max(began + gatherMs, performance.now() + restMs)
    },
    pollMs,
    (error) => bank.log.error('The outbox could not be read.', { fault: faultOf(error) }),
  )
  const deaf = bank.ledger.onCommit((lane) => {
    woken.add(lane)
    pulse.beat()
  })
  return {
    async stop() {
      deaf()
      stopping.abort()
      await pulse.stop()
    },
  }
}
