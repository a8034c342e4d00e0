import { hash } from 'node:crypto'
import { fault } from '../kernel/errors.ts'
import { accountIdOf, uuidOf } from './account-id.ts'
import type { AccountRef } from './chart.ts'
import type { Fen, Leg, Posting } from './posting.ts'

/** A posting that was checked and is ready to be decided. */
export type Entry = {
  readonly posting: Posting
  /** What makes a repeat the same request: whose money moves where, not when or with which words. */
  readonly hash: string
  readonly legs: readonly EntryLeg[]
  readonly hold?: EntryHold
}

export type EntryLeg = {
  readonly accountId: string
  readonly account: AccountRef
  /** A credit is positive, a debit negative. */
  readonly amount: Fen
}

export type EntryHold = {
  readonly act: 'open' | 'capture' | 'release'
  readonly id: string
  readonly accountId: string
  readonly account: AccountRef
  readonly amount?: Fen
}

/** A hundred billion yuan: far above any posting, and far below what sums of them may reach. */
const largestAmount = 10_000_000_000_000

/** Checks what no caller should get wrong; each of these is a fault of the program, not of a request. */
export const entryOf = (posting: Posting): Entry => {
  const { id, legs, slot, hold, at } = posting
  if (!Number.isInteger(slot) || slot < 0 || slot > 1023) fault(`${id} has no slot: ${slot}.`)
  if (Number.isNaN(at.getTime())) fault(`${id} has no time.`)
  if (legs.length === 0 && (hold === undefined || hold.act === 'capture'))
    fault(`${id} moves nothing.`)
  if (legs.length > 0 && hold !== undefined && hold.act !== 'capture') {
    fault(`${id} moves money while it should only ${hold.act} a hold.`)
  }
  for (const { amount } of legs) requireAmount(id, amount)
  if (hold?.act === 'open') requireAmount(id, hold.amount)
  const signed = legs.map(signedLeg)
  const difference = signed.reduce((sum, { amount }) => sum + amount, 0)
  if (difference !== 0) fault(`The legs of ${id} do not balance: ${difference} fen.`)

  return {
    posting,
    hash: hashOf(posting),
    legs: signed,
    ...(hold === undefined ? {} : { hold: { ...hold, accountId: accountIdOf(hold.account) } }),
  }
}

const requireAmount = (id: string, amount: Fen): void => {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > largestAmount) {
    fault(`${id} has an amount that is none: ${amount}.`)
  }
}

const signedLeg = ({ side, account, amount }: Leg): EntryLeg => ({
  accountId: accountIdOf(account),
  account,
  amount: side === 'credit' ? amount : -amount,
})

const hashOf = ({ kind, realmId, legs, hold }: Posting): string => {
  const money = [
    kind,
    realmId,
    legs.map(({ side, account, amount }) => [side, account.kind, account.owner, amount]),
    hold && [hold.act, hold.id, hold.account.owner, hold.act === 'open' ? hold.amount : 0],
  ]
  return uuidOf(hash('sha256', JSON.stringify(money)))
}
