import type { CardBank } from '../cards/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { bookSurely } from './book.ts'
import type { NetworkAnswer } from './card-failures.ts'
import { isProcessing, type Processing } from './card-movement.ts'
import { fail } from './finish.ts'
import { readHolder } from './holder.ts'
import { inquireLater, type ReturnPayload, returnLater } from './inquire-later.ts'
import * as postings from './postings.ts'
import { sending } from './sending.ts'
import { findMovement, noLongerSending, takeStep } from './movement-table.ts'

// What the account refused while the card's bank had paid already: nothing else refuses a credit.
const failureCode = 'balance_cap_exceeded'

/** Sends a top-up that the account could not take back to its card. */
export const sendBack = async (
  bank: CardBank,
  realm: Realm,
  from: Processing,
  returns = 1,
): Promise<void> => {
  const topUp = await bank.sql.begin(async (tx) => {
    const name = `${from.id}R${returns}`
    const taken = await takeStep(tx, from, {
      ...sending(bank, realm, 'return', name),
      returns,
      failureCode,
    })
    if (taken) await inquireLater(tx, taken, now(bank, realm))
    return taken
  })
  if (!topUp) return

  const { networkOrder: orderId, networkTime: txnTime, amount } = topUp
  const movement = { orderId, txnTime, amount, ...(await readHolder(bank, topUp)) }
  const answer = await bank.cardNetwork.payOut(realm.id, movement)
  await noLongerSending(bank.sql, topUp)
  await afterReturn(bank, realm, topUp, answer)
}

/**
 * Goes by what the network says of the return. Refused, the money stays with the bank as nobody's, and
 * is sent again the next day: the top-up has neither succeeded nor failed until it is somewhere.
 */
export const afterReturn = async (
  bank: CardBank,
  realm: Realm,
  topUp: Processing,
  answer: NetworkAnswer,
): Promise<void> => {
  const at = now(bank, realm)
  if (answer.outcome === 'unknown') return
  if (answer.outcome === 'never_arrived') return returnLater(bank.sql, topUp, at, topUp.returns)
  if (answer.outcome === 'refused') return returnLater(bank.sql, topUp, at, topUp.returns + 1)

  await bookSurely(bank, topUp, postings.returnedTopUp(topUp), { at })
  await fail(bank, realm, topUp, failureCode)
}

/** A day later: another message, unless the one before still counts. */
export const sendBackAgain = async (
  bank: CardBank,
  realm: Realm,
  { id, networkOrder, returns }: ReturnPayload,
): Promise<void> => {
  const topUp = await findMovement(bank.sql, id)
  if (!isProcessing(topUp) || topUp.networkOrder !== networkOrder) return
  await sendBack(bank, realm, topUp, returns)
}
