import type { ErrorCode } from '@qiantang/sdk/contract'

import type { CardBank } from '../cards/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { begin } from './begin.ts'
import { book, bookSurely } from './book.ts'
import { failureOf, type NetworkAnswer } from './card-failures.ts'
import type { Processing } from './card-movement.ts'
import { fail, succeed } from './finish.ts'
import { counterpartyOf, readHolder } from './holder.ts'
import * as postings from './postings.ts'
import { sending } from './sending.ts'
import { factsOf, successMessage } from './tell.ts'
import { noLongerSending, takeStep } from './movement-table.ts'

/** The PIN was given: sets the money aside and has it paid to the card. */
export const payOut = async (bank: CardBank, realm: Realm, id: string): Promise<void> => {
  const hold = { ...sending(bank, realm, 'hold', id), sendingUntil: null }
  const withdrawal = await begin(bank, realm, id, hold)
  if (withdrawal) await holdThenSend(bank, realm, withdrawal)
}

/** Money is set aside before the network hears of it, so that nothing is paid out that was spent meanwhile. */
export const holdThenSend = async (
  bank: CardBank,
  realm: Realm,
  holding: Processing,
): Promise<void> => {
  const at = now(bank, realm)
  const held = await book(bank, holding, postings.withdrawalHold(holding), { at })
  if (held.status === 'refused') return fail(bank, realm, holding, 'insufficient_balance')

  const message = sending(bank, realm, 'pay_out', holding.id)
  const withdrawal = await takeStep(bank.sql, holding, message)
  if (!withdrawal) return

  const { networkOrder: orderId, networkTime: txnTime, amount } = withdrawal
  const movement = { orderId, txnTime, amount, ...(await readHolder(bank, withdrawal)) }
  const answer = await bank.cardNetwork.payOut(realm.id, movement)
  await noLongerSending(bank.sql, withdrawal)
  await afterPayOut(bank, realm, withdrawal, answer)
}

/** Goes by what the network says of the pay-out. As long as it says nothing, the money stays held. */
export const afterPayOut = async (
  bank: CardBank,
  realm: Realm,
  withdrawal: Processing,
  answer: NetworkAnswer,
): Promise<void> => {
  if (answer.outcome === 'unknown') return
  if (answer.outcome !== 'done') return release(bank, realm, withdrawal, failureOf(answer))
  await capture(bank, realm, withdrawal)
}

const capture = async (bank: CardBank, realm: Realm, withdrawal: Processing): Promise<void> => {
  const at = now(bank, realm)
  const succeeded = { ...withdrawal, status: 'succeeded', step: null, finishedAt: at } as const
  const posted = await bookSurely(bank, withdrawal, postings.withdrawal(withdrawal), {
    at,
    movement: factsOf(succeeded, await counterpartyOf(bank, withdrawal)),
    outbox: [successMessage(succeeded)],
  })
  await succeed(bank, withdrawal, posted, at)
}

const release = async (
  bank: CardBank,
  realm: Realm,
  withdrawal: Processing,
  failureCode: ErrorCode,
): Promise<void> => {
  const at = now(bank, realm)
  await bookSurely(bank, withdrawal, postings.withdrawalRelease(withdrawal), { at })
  await fail(bank, realm, withdrawal, failureCode)
}
