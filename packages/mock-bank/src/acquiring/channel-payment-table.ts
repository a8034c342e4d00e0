import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { ChannelPayment } from './channel-payment.ts'

/** Writes a payment that is about to be opened; one that a run before has left stays. */
export const insertChannelPayment = async (tx: Tx, payment: ChannelPayment): Promise<void> => {
  const row = { ...payment, choice: tx.json({ ...payment.choice }) }
  await tx`insert into channel_payments ${tx(row)} on conflict (channel, number) do nothing`
}

type Key = Pick<ChannelPayment, 'channel' | 'number'>

export const findChannelPayment = async (
  on: Queryable,
  { channel, number }: { channel: string; number: string },
): Promise<ChannelPayment | undefined> => {
  const [payment] = await on<ChannelPayment[]>`
    select * from channel_payments where channel = ${channel} and number = ${number}`
  return payment
}

/** What somebody may still pay of an order; or of it in one checkout session. */
export const waitingOf = (
  on: Queryable,
  orderId: string,
  checkoutSessionId?: string,
): Promise<ChannelPayment[]> =>
  on<ChannelPayment[]>`
    select * from channel_payments where order_id = ${orderId} and step = 'waiting'
      ${checkoutSessionId === undefined ? on`` : on`and checkout_session_id = ${checkoutSessionId}`}
    order by number`

/** Writes what has become of it. Its order is locked, or it is late, when nobody else decides about it. */
export const updateChannelPayment = async (
  on: Queryable,
  { channel, number }: Key,
  change: Partial<Pick<ChannelPayment, 'step' | 'reference' | 'lateAmount'>>,
): Promise<void> => {
  await on`
    update channel_payments set ${on({ ...change })}
    where channel = ${channel} and number = ${number}`
}
