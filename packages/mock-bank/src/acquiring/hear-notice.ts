import type { ChannelState } from '../channels/outside.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { paymentNumberOf } from './channel-payment.ts'
import { findChannelPayment } from './channel-payment-table.ts'
import { hear } from './hear.ts'
import { giveBackNow } from './query-later.ts'

type RealmOf = (realmId: string) => Promise<Realm>

interface Named {
  channel: string
  number: string
}

/** Goes by what a channel has told of a payment by its number there; whether there is such a one. */
export const hearNotice = async (
  bank: OrderBank,
  realmOf: RealmOf,
  named: Named,
  said: ChannelState,
): Promise<boolean> => {
  const about = await findChannelPayment(bank.sql, named)
  if (!about) return false
  await hear(bank, await realmOf(about.realmId), about, said)
  return true
}

/** The same of money that came too late and is on its way back: its channel is asked at once. */
export const hearOfReturn = async (
  bank: OrderBank,
  realmOf: RealmOf,
  { channel, number }: Named,
): Promise<boolean> => {
  const late = await findChannelPayment(bank.sql, { channel, number: paymentNumberOf(number) })
  if (!late) return false
  if (late.step === 'late')
    await giveBackNow(bank.sql, late, now(bank, await realmOf(late.realmId)))
  return true
}
