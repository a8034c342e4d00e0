import type { CardBank } from '../cards/index.ts'
import { fault } from '../kernel/errors.ts'
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
import { sendBack } from './top-up-return.ts'
import { noLongerSending } from './movement-table.ts'

/** The PIN was given: has the card's bank pay. */
export const collect = async (bank: CardBank, realm: Realm, id: string): Promise<void> => {
  const topUp = await begin(bank, realm, id, sending(bank, realm, 'collect', id))
  if (!topUp) return

  const { networkOrder: orderId, networkTime: txnTime, amount } = topUp
  const { cardNumber } = await readHolder(bank, topUp)
  const answer = await bank.cardNetwork.collect(realm.id, { orderId, txnTime, cardNumber, amount })
  await noLongerSending(bank.sql, topUp)
  await afterCollect(bank, realm, topUp, answer)
}

/** Goes by what the network says of the collection. As long as it says nothing, it is asked again. */
export const afterCollect = async (
  bank: CardBank,
  realm: Realm,
  topUp: Processing,
  answer: NetworkAnswer,
): Promise<void> => {
  if (answer.outcome === 'unknown') return
  if (answer.outcome !== 'done') return fail(bank, realm, topUp, failureOf(answer))
  await creditAccount(bank, realm, topUp)
}

const creditAccount = async (bank: CardBank, realm: Realm, topUp: Processing): Promise<void> => {
  const at = now(bank, realm)
  const succeeded = { ...topUp, status: 'succeeded', step: null, finishedAt: at } as const
  const outcome = await book(bank, topUp, postings.topUp(topUp), {
    at,
    movement: factsOf(succeeded, await counterpartyOf(bank, topUp)),
    outbox: [successMessage(succeeded)],
  })
  if (outcome.status === 'posted') return succeed(bank, topUp, outcome, at)

  if (outcome.code !== 'balance_cap_exceeded') return fault(`Top-up refused: ${outcome.code}`)
  await bookSurely(bank, topUp, postings.unplacedTopUp(topUp), { at })
  await sendBack(bank, realm, topUp)
}
