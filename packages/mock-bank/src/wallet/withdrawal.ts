import type { ErrorCode } from '@qiantang/sdk/contract'

import type { CardBank } from '../cards/index.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import { begin } from './begin.ts'
import { book, bookSurely } from './book.ts'
import { failureOf, type NetworkAnswer } from './card-failures.ts'
import { isProcessing, type Processing } from './card-movement.ts'
import { fail, succeed } from './finish.ts'
import { counterpartyOf, readHolder } from './holder.ts'
import { type BatchPayload, inquireLater, sendLater, watchLater } from './inquire-later.ts'
import * as postings from './postings.ts'
import { sending } from './sending.ts'
import { factsOf, successMessage } from './tell.ts'
import { findMovement, noLongerSending, takeStep } from './movement-table.ts'
import { nextBatchAt } from './speed.ts'

const daySeconds = 86_400

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

  await (holding.speed === 'next_day' ? queue(bank, realm, holding) : send(bank, realm, holding))
}

/** The day of the batch has come. */
export const sendQueued = async (
  bank: CardBank,
  realm: Realm,
  { id }: BatchPayload,
): Promise<void> => {
  const queued = await findMovement(bank.sql, id)
  if (isProcessing(queued) && queued.step === 'queued') await send(bank, realm, queued)
}

/** The money stays held until the next day's batch. */
const queue = (bank: CardBank, realm: Realm, holding: Processing): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const { networkOrder, networkTime } = holding
    const waiting = { step: 'queued', networkOrder, networkTime, sendingUntil: null } as const
    const queued = await takeStep(tx, holding, waiting)
    if (queued) await sendLater(tx, queued, nextBatchAt(bank, now(bank, realm)))
  })

const send = async (bank: CardBank, realm: Realm, from: Processing): Promise<void> => {
  const message = sending(bank, realm, 'pay_out', from.id)
  const withdrawal = await bank.sql.begin(async (tx) => {
    const taken = await takeStep(tx, from, message)
    if (!taken) return undefined
    const at = now(bank, realm)
    await inquireLater(tx, taken, at)
    await watchLater(tx, taken, addSeconds(at, daySeconds))
    return taken
  })
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
