import { allows, findAccount } from '../accounts/index.ts'
import type { CardBank } from '../cards/index.ts'
import { emit } from '../events/emit.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import { book, bookSurely } from './book.ts'
import type { CardMovement } from './card-movement.ts'
import { counterpartyOf } from './holder.ts'
import { placeLater, type PlacePayload, watchLater, type WatchPayload } from './inquire-later.ts'
import { findMovement, markReturned } from './movement-table.ts'
import * as postings from './postings.ts'
import { returnOf } from './return-of.ts'
import { presentWithdrawal } from './present-card-movement.ts'

const daySeconds = 86_400

/**
 * A card's bank may send a withdrawal back days after it had taken it. So it is asked about each for some days, and
 * what has come back goes into the account again.
 */
export const watchWithdrawal = async (
  bank: CardBank,
  realm: Realm,
  { id, watched }: WatchPayload,
): Promise<void> => {
  const withdrawal = await findMovement(bank.sql, id)
  if (!withdrawal) return
  const tomorrow = addSeconds(now(bank, realm), daySeconds)
  if (withdrawal.status === 'processing') return watchLater(bank.sql, withdrawal, tomorrow, watched)
  if (withdrawal.status !== 'succeeded' || !isKnownToNetwork(withdrawal)) return

  const { networkOrder, networkTime } = withdrawal
  const answer = await bank.cardNetwork.query(realm.id, networkOrder, networkTime)
  if (answer.outcome === 'refused' && answer.reason === 'returned')
    return takeBack(bank, realm, withdrawal)
  if (watched + 1 < bank.rules.withdrawals.watchDays)
    await watchLater(bank.sql, withdrawal, tomorrow, watched + 1)
}

/** The account could not take it the day before. */
export const placeAgain = async (
  bank: CardBank,
  realm: Realm,
  { id, attempt }: PlacePayload,
): Promise<void> => {
  const withdrawal = await findMovement(bank.sql, id)
  if (withdrawal?.status === 'returned' && withdrawal.failureCode === 'return_waiting')
    await place(bank, realm, withdrawal, attempt)
}

const takeBack = async (bank: CardBank, realm: Realm, withdrawal: CardMovement): Promise<void> => {
  const at = now(bank, realm)
  await bookSurely(bank, withdrawal, postings.withdrawalSentBack(withdrawal), { at })
  await place(bank, realm, withdrawal, 1)
}

/**
 * Puts what has come back into the account, if it can take it today. Else the bank keeps it until it can, or, where it was
 * closed, until somebody asks for it.
 */
const place = async (
  bank: CardBank,
  realm: Realm,
  withdrawal: CardMovement,
  attempt: number,
): Promise<void> => {
  const at = now(bank, realm)
  const placed = await creditAccount(bank, withdrawal, attempt, at)
  const failureCode = placed === 'now' ? 'card_returned' : 'return_waiting'
  const returnedAt = withdrawal.returnedAt ?? at
  await bank.sql.begin(async (tx) => {
    const returned = await markReturned(tx, withdrawal, { failureCode, returnedAt })
    if (!returned) return
    if (placed === 'later') await placeLater(tx, returned, addSeconds(at, daySeconds), attempt + 1)
    if (withdrawal.failureCode === failureCode) return
    const { appId } = returned
    await emit(tx, realm, appId, 'withdrawal.returned', presentWithdrawal(returned), at)
  })
}

const creditAccount = async (
  bank: CardBank,
  withdrawal: CardMovement,
  attempt: number,
  at: Date,
): Promise<'now' | 'later' | 'never'> => {
  const { id, appId, userId, accountId } = withdrawal
  const account = await findAccount(bank.sql, { app: await appOf(bank, appId), userId }, accountId)
  if (account.status === 'closed') return 'never'
  if (!allows(account, 'in')) return 'later'
  const counterparty = await counterpartyOf(bank, withdrawal)
  const entry = postings.withdrawalReturn({ ...withdrawal, attempt })
  const outcome = await book(bank, withdrawal, entry, {
    ...{ at, movement: { id, noun: returnOf(attempt), facts: { counterparty } } },
  })
  return outcome.status === 'posted' ? 'now' : 'later'
}

type Known = CardMovement & { networkOrder: string; networkTime: string }

const isKnownToNetwork = (movement: CardMovement): movement is Known =>
  movement.networkOrder !== null && movement.networkTime !== null
