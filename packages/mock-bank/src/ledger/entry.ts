import { hash } from 'node:crypto'
import { fault } from '../kernel/errors.ts'
import { accountIdOf, uuidOf } from './account-id.ts'
import type { AccountRef } from './chart.ts'
import { yuan } from './currency.ts'
import type { Fen, HoldAct, Leg, Posting } from './posting.ts'
import { separator } from './separator.ts'
import { transferIdOf } from './transfer-id.ts'

/** A posting that was checked and is ready to be decided and written. */
export type Entry = {
  readonly posting: Posting
  /** What makes a repeat the same request: whose money moves where, not when or with which words. */
  readonly hash: string
  readonly currency: number
  readonly legs: readonly EntryLeg[]
  readonly hold?: EntryHold
  readonly written: Written
}

export type EntryLeg = {
  readonly accountId: string
  readonly account: AccountRef
  /** A credit is positive, a debit negative. */
  readonly amount: Fen
  readonly counts: 0 | 1 | 2
}

export type EntryHold = {
  readonly act: 'open' | 'capture' | 'capture_part' | 'release' | 'expire'
  readonly id: string
  readonly accountId: string
  readonly account: AccountRef
  readonly amount?: Fen
  readonly expiresAt?: Date
}

/** Its texts, as the database keeps them. */
export type Written = {
  readonly accounts: string
  readonly facts: string
  readonly messages: string
  /** Of everything that is known of the posting before it is decided, in hex. */
  readonly digest: string
}

/** A hundred billion yuan: far above any posting, and far below what sums of them may reach. */
const largestAmount = 10_000_000_000_000

const countsCode = { none: 0, turnover: 1, taken_back: 2 } as const

/** Checks what no caller should get wrong; each of these is a fault of the program, not of a request. */
export const entryOf = (posting: Posting): Entry => {
  requireSound(posting)
  const { legs, hold, currency = yuan } = posting
  const signed = legs.map(signedLeg)
  requireBalanced(posting, signed)

  const hashed = hashOf(posting)
  return {
    posting,
    hash: hashed,
    currency,
    legs: signed,
    ...(hold && { hold: entryHold(hold) }),
    written: writtenOf(posting, hashed, signed),
  }
}

const requireSound = ({ id, legs, slot, hold, at, kind, memo, movement, refusal }: Posting) => {
  if (!Number.isInteger(slot) || slot < 0 || slot > 1023) fault(`${id} has no slot: ${slot}.`)
  if (Number.isNaN(at.getTime())) fault(`${id} has no time.`)
  const moves = hold === undefined || hold.act === 'capture'
  if (refusal ? legs.length > 0 || hold : moves !== legs.length > 0)
    fault(`${id} does not say what moves.`)
  for (const { amount } of legs) requireAmount(id, amount)
  if (hold?.act === 'open') requireAmount(id, hold.amount)
  if (kind.includes(separator) || memo?.includes(separator)) fault(`${id} has a broken text.`)
  if (movement && id !== transferIdOf(movement.noun, movement.id))
    fault(`${id} would record ${movement.id} where nobody finds it.`)
}

const requireAmount = (id: string, amount: Fen): void => {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > largestAmount) {
    fault(`${id} has an amount that is none: ${amount}.`)
  }
}

const requireBalanced = ({ id }: Posting, legs: readonly EntryLeg[]): void => {
  const difference = legs.reduce((sum, { amount }) => sum + amount, 0)
  if (difference !== 0) fault(`The legs of ${id} do not balance: ${difference} fen.`)
  const counted = legs.filter(({ counts }) => counts > 0).map(({ accountId }) => accountId)
  if (new Set(counted).size < counted.length) fault(`${id} counts twice for one account.`)
}

const signedLeg = ({ side, account, amount, counts }: Leg): EntryLeg => ({
  accountId: accountIdOf(account),
  account,
  amount: side === 'credit' ? amount : -amount,
  counts: countsCode[counts ?? 'none'],
})

const entryHold = (hold: HoldAct): EntryHold => ({
  ...hold,
  act: actOf(hold),
  accountId: accountIdOf(hold.account),
})

const actOf = (hold: HoldAct): EntryHold['act'] =>
  hold.act === 'capture' && hold.keepsRest ? 'capture_part' : hold.act

const hashOf = ({ kind, realmId, legs, hold, refusal }: Posting): string =>
  moneyHash({
    kind,
    realmId,
    legs: legs.map(({ side, account, amount }) => [side, account.kind, account.owner, amount]),
    hold: hold
      ? [actOf(hold), hold.id, hold.account.owner, hold.act === 'open' ? hold.amount : 0]
      : null,
    refusal: refusal?.code ?? null,
  })

/** What is hashed of a posting's money. */
export type Money = {
  readonly kind: string
  readonly realmId: string
  readonly legs: readonly (readonly [side: string, kind: string, owner: string, amount: Fen])[]
  readonly hold: readonly [act: string, id: string, owner: string, amount: Fen] | null
  readonly refusal: string | null
}

export const moneyHash = ({ kind, realmId, legs, hold, refusal }: Money): string =>
  uuidOf(hash('sha256', JSON.stringify([kind, realmId, legs, hold, refusal])))

const writtenOf = (posting: Posting, hashed: string, legs: readonly EntryLeg[]): Written => {
  const { movement, outbox, hold, currency = yuan } = posting
  const accounts = `{${[...new Set(legs.map(({ accountId }) => accountId))].join()}}`
  const facts = movement ? JSON.stringify(movement.facts) : ''
  const messages = outbox?.length ? JSON.stringify(outbox) : ''
  const digest = digestOf({
    id: posting.id,
    hash: hashed,
    realmId: posting.realmId,
    kind: posting.kind,
    accounts,
    currency: legs.length > 0 ? `${currency}` : '',
    reverses: posting.reverses ?? '',
    reference: posting.reference?.id ?? '',
    holdAct: hold ? actOf(hold) : '',
    holdId: hold?.id ?? '',
    holdExpires: hold?.act === 'open' ? `${hold.expiresAt?.getTime() ?? ''}` : '',
    memo: posting.memo ?? '',
    movementId: movement?.id ?? '',
    noun: movement?.noun ?? '',
    facts,
    messages,
  })
  return { accounts, facts, messages, digest }
}

/** What a transfer's link is made from, besides what its lane decides. Absent texts are empty. */
export type Told = {
  readonly id: string
  readonly hash: string
  readonly realmId: string
  readonly kind: string
  readonly accounts: string
  /** Of its legs. */
  readonly currency: string
  readonly reverses: string
  readonly reference: string
  readonly holdAct: string
  readonly holdId: string
  /** When the hold it opens ends, in milliseconds from 1970 on. */
  readonly holdExpires: string
  readonly memo: string
  readonly movementId: string
  readonly noun: string
  readonly facts: string
  readonly messages: string
}

export const digestOf = (told: Told): string =>
  hash(
    'sha256',
    [
      told.id,
      told.hash,
      told.realmId,
      told.kind,
      told.accounts,
      told.currency,
      told.reverses,
      told.reference,
      told.holdAct,
      told.holdId,
      told.holdExpires,
      told.memo,
      told.movementId,
      told.noun,
      // The long ones by their own hashes: joined as they are, all of it would have to be copied.
      told.facts && hash('sha256', told.facts),
      told.messages && hash('sha256', told.messages),
    ].join(separator),
  )
