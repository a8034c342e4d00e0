import type { Json } from '../kernel/database/index.ts'
import { kinds } from './chart.ts'
import type { Entry, EntryHold, EntryLeg } from './entry.ts'
import type { RefusalCode } from './outcome.ts'
import type { Fen } from './posting.ts'

/**
 * The specification of what a lane does with one entry. The database decides by the same rules in
 * `post_batch`, a whole batch at a time; tests hold it to this page.
 */

export type AccountBook = {
  readonly realmId: string
  readonly sign: 1 | -1
  readonly floored: boolean
  readonly cap: Fen | null
  readonly debits: Fen
  readonly credits: Fen
  readonly held: Fen
  readonly lastAt: number
}

export type HoldBook = {
  readonly realmId: string
  readonly accountId: string
  readonly amount: Fen
  readonly state: 'open' | 'captured' | 'released'
}

/** What the decision may look at: one lane's rows. */
export interface Books {
  hash(transferId: string): string | undefined
  account(accountId: string): AccountBook | undefined
  hold(holdId: string): HoldBook | undefined
}

export type Decision =
  | { readonly status: 'replayed' }
  | { readonly status: 'key_reused' }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | {
      readonly status: 'posted'
      readonly at: number
      /** Every account touched, as it is afterwards. */
      readonly accounts: ReadonlyMap<string, AccountBook>
      readonly hold?: HoldBook
      readonly balanceAfter: readonly Fen[]
    }

export type Refusal = {
  readonly code: RefusalCode
  readonly details: { readonly [fact: string]: Json }
}

export const totalOf = ({ sign, credits, debits }: AccountBook): Fen =>
  sign === 1 ? credits - debits : debits - credits

export const availableOf = (account: AccountBook): Fen => totalOf(account) - account.held

export const decide = (books: Books, entry: Entry): Decision => {
  const { posting, hash, legs } = entry
  const known = books.hash(posting.id)
  if (known !== undefined) return { status: known === hash ? 'replayed' : 'key_reused' }

  const touched = new Map<string, AccountBook>()
  const hold = entry.hold && decideHold(books, entry, entry.hold)
  if (hold && 'code' in hold) return { status: 'refused', refusal: hold }
  if (entry.hold && hold) touched.set(entry.hold.accountId, hold.account)

  // The legs are booked in their order, and each is allowed or not where it stands.
  const balanceAfter: Fen[] = []
  for (const leg of legs) {
    const stored = books.account(leg.accountId)
    const before = touched.get(leg.accountId) ?? stored ?? newStripe(posting.realmId, leg.account)
    if (before?.realmId !== posting.realmId) return missing(leg.account.owner)
    const after = booked(before, leg.amount)
    const refusal = decideLimits(stored, after, leg)
    if (refusal) return { status: 'refused', refusal }
    touched.set(leg.accountId, after)
    balanceAfter.push(totalOf(after))
  }

  // Time stands still rather than go back in the history of an account.
  const at = Math.max(posting.at.getTime(), ...[...touched.values()].map(({ lastAt }) => lastAt))
  const accounts = new Map([...touched].map(([id, account]) => [id, { ...account, lastAt: at }]))
  return { status: 'posted', at, accounts, balanceAfter, ...(hold ? { hold: hold.book } : {}) }
}

type DecidedHold = { readonly book: HoldBook; readonly account: AccountBook }

const decideHold = (books: Books, entry: Entry, hold: EntryHold): DecidedHold | Refusal => {
  const { act, id, accountId, account: ref } = hold
  const { realmId } = entry.posting
  const known = books.hold(id)
  const account = books.account(accountId)
  const details = { hold: id }

  if (act === 'open') {
    const amount = hold.amount!
    if (known) return { code: 'hold_exists', details }
    if (account?.realmId !== realmId)
      return { code: 'account_missing', details: { account: ref.owner } }
    if (account.floored && availableOf(account) < amount) return insufficient(ref.owner, account)
    return {
      book: { realmId, accountId, amount, state: 'open' },
      account: { ...account, held: account.held + amount },
    }
  }

  if (known?.accountId !== accountId || account?.realmId !== realmId) {
    return { code: 'hold_missing', details }
  }
  if (known.state !== 'open') return { code: 'hold_closed', details }
  if (takenFrom(entry, hold) > known.amount) {
    return { code: 'hold_exceeded', details: { hold: id, held: known.amount } }
  }
  return {
    book: { ...known, state: act === 'capture' ? 'captured' : 'released' },
    account: { ...account, held: account.held - known.amount },
  }
}

/** What a capture's legs take from the account on which the money is held. */
const takenFrom = ({ legs }: Entry, { accountId, account }: EntryHold): Fen =>
  legs
    .filter((leg) => leg.accountId === accountId)
    .reduce((sum, { amount }) => sum - signOf(account.kind) * amount, 0)

const decideLimits = (
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

const insufficient = (owner: string, account: AccountBook | undefined): Refusal => ({
  code: 'insufficient_balance',
  details: { account: owner, available: account ? availableOf(account) : 0 },
})

const missing = (owner: string): Decision => ({
  status: 'refused',
  refusal: { code: 'account_missing', details: { account: owner } },
})

const booked = (account: AccountBook, amount: Fen): AccountBook =>
  amount > 0
    ? { ...account, credits: account.credits + amount }
    : { ...account, debits: account.debits - amount }

const signOf = (kind: keyof typeof kinds): 1 | -1 => (kinds[kind].normal === 'credit' ? 1 : -1)

/** A striped account's part in a lane begins with the first posting that needs it. */
const newStripe = (
  realmId: string,
  { kind }: { kind: keyof typeof kinds },
): AccountBook | undefined => {
  if (!kinds[kind].striped) return undefined
  return {
    realmId,
    sign: signOf(kind),
    floored: kinds[kind].floored,
    cap: null,
    debits: 0,
    credits: 0,
    held: 0,
    lastAt: Number.NEGATIVE_INFINITY,
  }
}
