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

const batch = 200

/** Brings every consumer to the end of the outbox. One that fails in a lane is logged and holds up no other. */
export const drainOutbox = async <B extends Bank>(
  bank: B,
  consumers: readonly Consumer<B>[],
  lanes: readonly number[] = lanesOf(bank),
): Promise<void> => {
  const read = await Promise.all(consumers.map((consumer) => drain(bank, consumer, lanes)))
  // What one did may have left something for the others.
  if (read.includes(true) && consumers.length > 1) await drainOutbox(bank, consumers)
}

const drain = async <B extends Bank>(
  bank: B,
  consumer: Consumer<B>,
  lanes: readonly number[],
): Promise<boolean> => {
  let read = false
  for (const lane of lanes) {
    try {
      while (await readOn(bank, consumer, lane)) read = true
    } catch (error) {
      bank.log.error('A reader of the outbox failed and will try again.', { fault: faultOf(error) })
    }
  }
  return read
}

const lanesOf = ({ ledger }: Bank): number[] => [...Array(ledger.lanes).keys()]

/** One step of a consumer in a lane; whether there was anything to read. */
const readOn = <B extends Bank>(bank: B, consumer: Consumer<B>, lane: number): Promise<boolean> =>
  bank.sql.begin(async (tx) => {
    const { outbox } = bank.ledger
    const place = await outbox.cursor(tx, consumer.name, lane)
    const messages = await outbox.read(lane, place, batch, tx)
    const last = messages.at(-1)
    if (!last) return false
    await consumer.consume(bank, tx, messages)
    await outbox.advance(tx, consumer.name, lane, last.seq)
    return true
  })

const pollMs = 500

/** Keeps the consumers at the end of the outbox: woken by commits of this process, polling for those of others. */
export const startOutbox = <B extends Bank>(
  bank: B,
  consumers: readonly Consumer<B>[],
): Pick<Pulse, 'stop'> => {
  const woken = new Set<number>()
  const pulse = startPulse(
    async () => {
      // Woken by nobody, it looks everywhere.
      const lanes = woken.size > 0 ? [...woken] : undefined
      woken.clear()
      await drainOutbox(bank, consumers, lanes)
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
      await pulse.stop()
    },
  }
}
