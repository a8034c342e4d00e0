import type { Json } from '../kernel/database/index.ts'
import { kinds } from './chart.ts'
import { yuan } from './currency.ts'
import { dayOf, yearOf } from './days.ts'
import type { Entry, EntryHold, EntryLeg } from './entry.ts'
import type { NameTaken, RefusalCode, ReplayedBy } from './outcome.ts'
import type { Fen } from './posting.ts'

/**
 * The specification of what a lane does with one entry. The database decides by the same rules in
 * `post_batch`, a whole batch at a time; tests hold it to this page.
 */

export type AccountBook = {
  readonly realmId: string
  readonly currency: number
  readonly sign: 1 | -1
  readonly floored: boolean
  readonly cap: Fen | null
  readonly debits: Fen
  readonly credits: Fen
  readonly held: Fen
  readonly lastAt: number
  readonly turnover: Turnover
  readonly limits: Limits
}

/** What has counted in the latest day and year in which something did. */
export type Turnover = {
  /** From 1970 on, in China's time. */
  readonly day: number
  readonly year: number
  readonly outDay: Fen
  readonly outYear: Fen
  readonly inDay: Fen
  readonly inYear: Fen
}

/** The most that may count; without bound where nothing is said. */
export type Limits = {
  readonly outDay?: Fen
  readonly outYear?: Fen
  readonly inDay?: Fen
  readonly inYear?: Fen
}

export type HoldBook = {
  readonly realmId: string
  readonly accountId: string
  readonly remaining: Fen
  readonly expiresAt: number | null
  readonly state: 'open' | 'captured' | 'released' | 'expired'
}

export type KeyBook = { readonly request: string; readonly transferId: string }

/** What the decision may look at: one lane's rows. */
export interface Books {
  hash(transferId: string): string | undefined
  /** Who took the name, if it is still kept at that moment. */
  key(id: string, at: number): KeyBook | undefined
  account(accountId: string): AccountBook | undefined
  hold(holdId: string): HoldBook | undefined
}

export type Decision =
  | { readonly status: 'replayed'; readonly by: ReplayedBy; readonly transferId: string }
  | NameTaken
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** A striped account lacks here what it may have in other lanes. */
  | { readonly status: 'short' }
  | {
      readonly status: 'posted'
      readonly at: number
      /** Every account touched, as it is afterwards. */
      readonly accounts: ReadonlyMap<string, AccountBook>
      readonly hold?: HoldBook
      readonly balanceAfter: readonly Fen[]
    }

export type Refusal = {
  readonly code: RefusalCode | (string & {})
  readonly details: { readonly [fact: string]: Json }
}

export const totalOf = ({ sign, credits, debits }: AccountBook): Fen =>
  sign === 1 ? credits - debits : debits - credits

export const availableOf = (account: AccountBook): Fen => totalOf(account) - account.held

/** @param gathers Whether the caller can fetch what a striped account lacks in this lane. */
export const decide = (books: Books, entry: Entry, gathers = false): Decision => {
  const known = decideNames(books, entry)
  if (known) return known
  const { posting, legs } = entry
  if (posting.refusal) return refused(posting.refusal)

  // Time stands still rather than go back in the history of an account.
  const ids = [...legs, ...(entry.hold ? [entry.hold] : [])].map(({ accountId }) => accountId)
  const times = ids.map((id) => books.account(id)?.lastAt ?? Number.NEGATIVE_INFINITY)
  const at = Math.max(posting.at.getTime(), ...times)

  const touched = new Map<string, AccountBook>()
  const hold = entry.hold && decideHold(books, entry, entry.hold, at)
  if (hold && 'code' in hold) return refused(hold)
  if (entry.hold && hold) touched.set(entry.hold.accountId, hold.account)

  // The legs are booked in their order, and each is allowed or not where it stands.
  const balanceAfter: Fen[] = []
  for (const leg of legs) {
    const stored = books.account(leg.accountId)
    const before = touched.get(leg.accountId) ?? stored ?? newStripe(entry, leg)
    if (before?.realmId !== posting.realmId) return refused(missing(leg.account.owner))
    if (before.currency !== entry.currency) return refused(mismatch(leg.account.owner, before))
    const after = booked(before, leg.amount)
    const refusal = exceeded(before, leg, at) ?? decideBounds(stored, after, leg)
    const short = refusal?.code === 'insufficient_balance' && kinds[leg.account.kind].striped
    if (short && gathers) return { status: 'short' }
    if (refusal) return refused(refusal)
    touched.set(leg.accountId, after)
    balanceAfter.push(totalOf(after))
  }
  for (const leg of legs) {
    const account = touched.get(leg.accountId)!
    touched.set(leg.accountId, { ...account, turnover: counted(account, leg, at) })
  }

  const accounts = new Map([...touched].map(([id, account]) => [id, { ...account, lastAt: at }]))
  return { status: 'posted', at, accounts, balanceAfter, ...(hold ? { hold: hold.book } : {}) }
}

/** Whether it has been asked before, under its key, its id or its reference. */
const decideNames = (books: Books, { posting, hash }: Entry): Decision | undefined => {
  const { id, key, reference, at } = posting
  const underKey = key && books.key(key.id, at.getTime())
  if (key && underKey) {
    if (underKey.request !== key.request) return { status: 'key_reused' }
    return { status: 'replayed', by: 'key', transferId: underKey.transferId }
  }
  const known = books.hash(id)
  if (known === hash) return { status: 'replayed', by: 'id', transferId: id }
  if (known !== undefined) return { status: 'id_reused' }
  const underReference = reference && books.key(reference.id, Number.NEGATIVE_INFINITY)
  if (reference && underReference) {
    if (underReference.request !== reference.request) return { status: 'reference_conflict' }
    return { status: 'replayed', by: 'reference', transferId: underReference.transferId }
  }
  return undefined
}

type DecidedHold = { readonly book: HoldBook; readonly account: AccountBook }

const decideHold = (
  books: Books,
  entry: Entry,
  hold: EntryHold,
  at: number,
): DecidedHold | Refusal => {
  const { act, id, accountId, account: ref } = hold
  const { realmId } = entry.posting
  const known = books.hold(id)
  const account = books.account(accountId)
  const details = { hold: id }

  if (act === 'open') {
    const amount = hold.amount!
    if (known) return { code: 'hold_exists', details }
    if (account?.realmId !== realmId) return missing(ref.owner)
    if (account.currency !== entry.currency) return mismatch(ref.owner, account)
    if (account.floored && availableOf(account) < amount) return insufficient(ref.owner, account)
    const expiresAt = hold.expiresAt?.getTime() ?? null
    return {
      book: { realmId, accountId, remaining: amount, expiresAt, state: 'open' },
      account: { ...account, held: account.held + amount },
    }
  }

  if (known?.accountId !== accountId || account?.realmId !== realmId) {
    return { code: 'hold_missing', details }
  }
  if (known.state !== 'open') return { code: 'hold_closed', details }
  const expired = known.expiresAt !== null && at >= known.expiresAt
  const freed = (amount: Fen, end: HoldBook['state']): DecidedHold => ({
    book: {
      ...known,
      remaining: known.remaining - amount,
      state: amount === known.remaining ? end : 'open',
    },
    account: { ...account, held: account.held - amount },
  })
  if (act === 'release') return freed(known.remaining, 'released')
  if (act === 'expire') {
    return expired ? freed(known.remaining, 'expired') : { code: 'hold_not_expired', details }
  }
  if (expired) return { code: 'hold_expired', details }
  const taken = takenFrom(entry, hold)
  if (taken > known.remaining) {
    return { code: 'hold_exceeded', details: { hold: id, held: known.remaining } }
  }
  return freed(act === 'capture_part' ? Math.max(taken, 0) : known.remaining, 'captured')
}

/** What a capture's legs take from the account on which the money is held. */
const takenFrom = ({ legs }: Entry, { accountId, account }: EntryHold): Fen =>
  legs
    .filter((leg) => leg.accountId === accountId)
    .reduce((sum, { amount }) => sum - signOf(account.kind) * amount, 0)

const decideBounds = (
  stored: AccountBook | undefined,
  after: AccountBook,
  { account, amount }: EntryLeg,
): Refusal | undefined => {
  const takes = after.sign * amount < 0
  if (takes && after.floored && availableOf(after) < 0) return insufficient(account.owner, stored)
  if (takes || after.cap === null || totalOf(after) <= after.cap) return undefined
  const balance = stored ? totalOf(stored) : 0
  return {
    code: 'balance_cap_exceeded',
    details: { account: account.owner, balance, cap: after.cap },
  }
}

/** What has counted by a moment: of another day nothing, of another year nothing. */
const turnoverAt = ({ turnover }: AccountBook, at: number): Turnover => {
  const sameDay = turnover.day === dayOf(at)
  const sameYear = turnover.year === yearOf(at)
  return {
    day: dayOf(at),
    year: yearOf(at),
    outDay: sameDay ? turnover.outDay : 0,
    inDay: sameDay ? turnover.inDay : 0,
    outYear: sameYear ? turnover.outYear : 0,
    inYear: sameYear ? turnover.inYear : 0,
  }
}

/** The first limit that counting a leg would pass: the day's before the year's. */
const exceeded = (account: AccountBook, leg: EntryLeg, at: number): Refusal | undefined => {
  if (leg.counts !== 1) return undefined
  const turnover = turnoverAt(account, at)
  const takes = account.sign * leg.amount < 0
  const asked = takes ? (['outDay', 'outYear'] as const) : (['inDay', 'inYear'] as const)
  const passed = asked.find((name) => {
    const limit = account.limits[name]
    return limit !== undefined && Math.abs(leg.amount) > limit - turnover[name]
  })
  if (!passed) return undefined
  const details = {
    account: leg.account.owner,
    limitType: limitTypes[passed],
    limit: account.limits[passed]!,
    used: turnover[passed],
  }
  return { code: 'limit_exceeded', details }
}

const limitTypes = {
  outDay: 'out_day',
  outYear: 'out_year',
  inDay: 'in_day',
  inYear: 'in_year',
} as const

const counted = (account: AccountBook, { amount, counts }: EntryLeg, at: number): Turnover => {
  const { sign, turnover } = account
  if (counts === 0) return turnover
  const increases = sign * amount > 0
  if (counts === 1) return added(turnoverAt(account, at), increases, Math.abs(amount))

  // What was counted the same day is taken back, from the direction it was counted in.
  if (turnover.day !== dayOf(at)) return turnover
  const used = increases ? turnover.outDay : turnover.inDay
  return added(turnover, !increases, -Math.min(Math.abs(amount), used))
}

const added = (turnover: Turnover, inwards: boolean, amount: Fen): Turnover =>
  inwards
    ? { ...turnover, inDay: turnover.inDay + amount, inYear: turnover.inYear + amount }
    : { ...turnover, outDay: turnover.outDay + amount, outYear: turnover.outYear + amount }

const refused = (refusal: Refusal): Decision => ({ status: 'refused', refusal })

const insufficient = (owner: string, account: AccountBook | undefined): Refusal => ({
  code: 'insufficient_balance',
  details: { account: owner, available: account ? availableOf(account) : 0 },
})

const missing = (owner: string): Refusal => ({
  code: 'account_missing',
  details: { account: owner },
})

const mismatch = (owner: string, { currency }: AccountBook): Refusal => ({
  code: 'currency_mismatch',
  details: { account: owner, currency },
})

const booked = (account: AccountBook, amount: Fen): AccountBook =>
  amount > 0
    ? { ...account, credits: account.credits + amount }
    : { ...account, debits: account.debits - amount }

const signOf = (kind: keyof typeof kinds): 1 | -1 => (kinds[kind].normal === 'credit' ? 1 : -1)

/** A striped account's part in a lane begins with the first posting that needs it. */
const newStripe = (
  { posting: { realmId }, currency }: Entry,
  { account: { kind } }: EntryLeg,
): AccountBook | undefined =>
  kinds[kind].striped
    ? newAccountBook({ realmId, currency, sign: signOf(kind), floored: kinds[kind].floored })
    : undefined

/** An account that nothing has touched yet. */
export const newAccountBook = (
  account: Pick<AccountBook, 'realmId'> & Partial<AccountBook>,
): AccountBook => ({
  currency: yuan,
  sign: 1,
  floored: true,
  cap: null,
  debits: 0,
  credits: 0,
  held: 0,
  lastAt: Number.NEGATIVE_INFINITY,
  turnover: { day: 0, year: 0, outDay: 0, outYear: 0, inDay: 0, inYear: 0 },
  limits: {},
  ...account,
})
