import type { CreatePayment, IdPrefix } from '@qiantang/sdk/contract'

import { type Account, findAccount, listAccounts } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { channelOf } from '../channels/index.ts'
import { readPinState } from '../challenges/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import type { Slot } from '../kernel/ids.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { mustBePayable } from './order.ts'
import type { Payment } from './payment.ts'
import { retrieveOrder } from './read.ts'
import { startPayment } from './start-payment.ts'

/** A user pays an order of this app from their balance, without a checkout session. */
export const startUserPayment = async (
  bank: OrderBank,
  caller: User,
  { orderId, accountId }: CreatePayment,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<Payment> => {
  const { realm, app } = caller
  const order = await retrieveOrder(bank, caller, orderId)
  mustBePayable(order, now(bank, realm))
  const channel = channelOf('bank_balance') ?? fault('A bank pays from balances.')
  if (!order.channels.includes(channel.name))
    throw new BankError('channel_unavailable', { reason: 'not_offered' })

  const account = await payingAccount(bank, caller, accountId)
  if (!(await readPinState(bank, bank.sql, caller, now(bank, realm))))
    throw new BankError('pin_not_set')
  return startPayment(bank, { realm, app, order, channel, account, checkoutSessionId: null, newId })
}

/** The account that was named, or the user's only one. */
const payingAccount = async (
  bank: OrderBank,
  caller: User,
  accountId: string | undefined,
): Promise<Account> => {
  if (accountId !== undefined) return findAccount(bank.sql, caller, accountId)
  const accounts = await listAccounts(bank.sql, caller)
  const [account, another] = accounts.filter(({ status }) => status !== 'closed')
  if (!account) throw new BankError('account_missing')
  if (another) throw invalidField('accountId', 'The user has several accounts: name one.')
  return account
}
