import { cardOf, findAccount } from '../accounts/index.ts'
import { fault } from '../kernel/errors.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from '../wallet/index.ts'
import { book } from './book.ts'
import { fail, succeed } from './finish.ts'
import { send } from './pay-out.ts'
import * as postings from './postings.ts'
import type { Refund } from './refund.ts'
import { findRefund, takeStep } from './refund-table.ts'
import { sendThroughChannel } from './through-channel.ts'

/** Gives the money back, as far as a run before has not. Called again, it changes nothing. */
export const carryOut = async (
  bank: OrderBank,
  realm: Realm,
  { id }: { id: string },
): Promise<void> => {
  const refund = await findRefund(bank.sql, id)
  if (refund?.step === 'credit') await creditAccount(bank, realm, refund)
  if (refund?.step === 'set_aside') await setAside(bank, realm, refund)
}

const creditAccount = async (bank: OrderBank, realm: Realm, refund: Refund): Promise<void> => {
  const { app } = await payerOf(bank, refund)
  const at = now(bank, realm)
  const accountId = refund.accountId ?? fault('A balance belongs to an account.')
  const { restoreLimits: restoresLimit } = bank.rules.refunds
  const entry = postings.refund({ ...refund, accountId, restoresLimit })
  const outcome = await book(bank, refund, entry, {
    ...{ at, movement: recordOf(refund, app.name) },
  })
  if (outcome.status === 'posted') return succeed(bank, realm, refund)
  if (outcome.code === 'insufficient_balance')
    return fail(bank, realm, refund, 'merchant_balance_too_low')
  if (outcome.code !== 'balance_cap_exceeded') return fault(`Refund refused: ${outcome.code}`)

  // The books have written down that the account can't take it, so that this way is never tried again.
  const redirected = await sendToCard(bank, refund)
  if (redirected) await setAside(bank, realm, redirected)
}

const sendToCard = async (bank: OrderBank, refund: Refund): Promise<Refund | undefined> => {
  const payer = await payerOf(bank, refund)
  const account = await findAccount(bank.sql, payer, refund.accountId ?? fault('Nobody’s account.'))
  const { id: cardId } = await cardOf(bank.sql, payer, account)
  return takeStep(bank.sql, refund, { step: 'set_aside', destination: 'card', cardId })
}

/** The merchant's money is taken before anybody outside hears of it, so that nothing is paid out that was paid out before. */
const setAside = async (bank: OrderBank, realm: Realm, refund: Refund): Promise<void> => {
  const at = now(bank, realm)
  const outcome = await book(bank, refund, postings.refundSetAside(refund), { at })
  if (outcome.status === 'posted')
    return refund.destination === 'channel'
      ? sendThroughChannel(bank, realm, refund)
      : send(bank, realm, refund)
  if (outcome.code === 'insufficient_balance')
    return fail(bank, realm, refund, 'merchant_balance_too_low')
  fault(`Refund refused: ${outcome.code}`)
}

const payerOf = async (bank: OrderBank, { appId, userId }: Refund) => ({
  ...{ app: await appOf(bank, appId), userId: userId ?? fault('A refund to nobody.') },
})

/** What the payer's statement says of it. */
const recordOf = ({ id, paymentId, orderId }: Refund, counterparty: string) => ({
  ...{ id, noun: 'refund', facts: { counterparty, paymentId, orderId } },
})
