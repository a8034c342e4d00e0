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

/** Brings every consumer to the end of the outbox. One that fails in a lane holds up no other. */
export const drainOutbox = async <B extends Bank>(
  bank: B,
  consumers: readonly Consumer<B>[],
  lanes: readonly number[] = lanesOf(bank),
): Promise<void> => {
  const failures: unknown[] = []
  const drain = async (consumer: Consumer<B>) => {
    for (const lane of lanes) {
      try {
        while (await readOn(bank, consumer, lane));
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(consumers.map(drain))
  if (failures.length > 0) throw new AggregateError(failures, 'The outbox could not be read on.')
}

const lanesOf = ({ ledger }: Bank): number[] => [...Array(ledger.lanes).keys()]

/** One step of a consumer in a lane; whether there may be more. */
const readOn = <B extends Bank>(bank: B, consumer: Consumer<B>, lane: number): Promise<boolean> =>
  bank.sql.begin(async (tx) => {
    const { outbox } = bank.ledger
    const place = await outbox.cursor(tx, consumer.name, lane)
    const messages = await outbox.read(lane, place, batch, tx)
    const last = messages.at(-1)
    if (!last) return false
    await consumer.consume(bank, tx, messages)
    await outbox.advance(tx, consumer.name, lane, last.seq)
    return messages.length >= batch
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
    (error) => report(bank, error),
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

const report = (bank: Bank, error: unknown): void => {
  const faults: unknown[] = error instanceof AggregateError ? error.errors : [error]
  for (const fault of faults)
    bank.log.error('A reader of the outbox failed and will try again.', { fault: faultOf(fault) })
}
