import type { CreatePayment, IdPrefix } from '@qiantang/sdk/contract'

import { type Account, payingAccount } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { channelOf } from '../channels/index.ts'
import { readPinState } from '../challenges/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { asksForPin, refusal, refuse } from './books-answer.ts'
import type { CallKey } from './call-key.ts'
import { mustBePayable } from './order.ts'
import type { Payment } from './payment.ts'
import { retrieveOrder } from './read.ts'
import { startPayment } from './start-payment.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * A user pays an order of this app from their balance by PIN, without a checkout session. The books learn
 * what the call came to, so that under its key it goes this way again, whatever may be paid without a PIN by then.
 */
export const startUserPayment = async (
  bank: OrderBank,
  caller: User,
  input: CreatePayment,
  key: CallKey,
  newId: NewId,
): Promise<Payment> => {
  const account = await payingAccount(bank, caller, input.accountId)
  const asked = {
    ...{
      realmId: caller.realm.id,
      slot: account.slot,
      at: now(bank, caller.realm),
      amount: 0,
      key,
    },
  }
  try {
    const payment = await start(bank, caller, input, account, newId)
    await refuse(bank, asked, asksForPin)
    return payment
  } catch (error) {
    await refuse(bank, asked, refusal(error))
    throw error
  }
}

const start = async (
  bank: OrderBank,
  caller: User,
  { orderId }: CreatePayment,
  account: Account,
  newId: NewId,
): Promise<Payment> => {
  const { realm, app } = caller
  const order = await retrieveOrder(bank, caller, orderId)
  mustBePayable(order, now(bank, realm))
  const channel = channelOf('bank_balance') ?? fault('A bank pays from balances.')
  if (!order.channels.includes(channel.name))
    throw new BankError('channel_unavailable', { reason: 'not_offered' })

  if (!(await readPinState(bank, bank.sql, caller, now(bank, realm))))
    throw new BankError('pin_not_set')
  return startPayment(bank, { realm, app, order, channel, account, checkoutSessionId: null, newId })
}
