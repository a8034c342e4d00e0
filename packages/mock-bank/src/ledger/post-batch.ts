import type { Queryable } from '../kernel/database/index.ts'
import { plainArray, sparse, textArray } from './array-literal.ts'
import { kinds, type AccountRef } from './chart.ts'
import type { Refusal } from './decide.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './outcome.ts'
import { readRecorded } from './recorded.ts'

export type Lane = { readonly lane: number; readonly epoch: number }

type Answer = {
  readonly base: number
  readonly recordedAtMs: number
  readonly status: readonly ('posted' | 'refused' | 'replayed' | 'key_reused')[]
  readonly seq: readonly (number | null)[]
  readonly refusal: readonly (Refusal | null)[]
  readonly balance: readonly number[]
}

/** Has the database decide and record a batch, in its order; no id and no hold may be in it twice. */
export const postBatch = async (
  sql: Queryable,
  { lane, epoch }: Lane,
  entries: readonly Entry[],
): Promise<Outcome[]> => {
  const answer = await callDatabase(sql, { lane, epoch }, entries)
  const repeats = entries.filter((_, i) => answer.status[i] === 'replayed')
  const recorded = await readRecorded(sql, lane, repeats)

  let firstLeg = 0
  return entries.map(({ posting, legs }, i): Outcome => {
    const balanceAfter = answer.balance.slice(firstLeg, firstLeg + legs.length)
    firstLeg += legs.length
    const seq = answer.seq[i]!
    switch (answer.status[i]!) {
      case 'posted': {
        const recordedAt = new Date(answer.recordedAtMs + (seq - answer.base - 1) / 1000)
        const transferId = posting.id
        return {
          status: 'posted',
          transferId,
          lane,
          seq,
          recordedAt,
          replayed: false,
          balanceAfter,
        }
      }
      case 'refused':
        return { status: 'refused', ...answer.refusal[i]!, replayed: false }
      case 'replayed':
        return recorded.get(posting.id)!
      case 'key_reused':
        return { status: 'key_reused' }
    }
  })
}

const callDatabase = async (
  sql: Queryable,
  { lane, epoch }: Lane,
  entries: readonly Entry[],
): Promise<Answer> => {
  const accounts = new AccountList()
  const legs = entries.flatMap((entry, i) =>
    entry.legs.map((leg) => ({ item: i + 1, account: accounts.place(leg), amount: leg.amount })),
  )
  const holds = entries.map(({ hold }) => hold && { ...hold, place: accounts.place(hold) })
  const postings = entries.map(({ posting }) => posting)

  const [row] = await sql<{ answer: Answer }[]>`
    select public.post_batch(
      ${lane}, ${epoch},
      ${plainArray(postings.map(({ id }) => id))},
      ${plainArray(entries.map(({ hash }) => hash))},
      ${textArray(postings.map(({ realmId }) => realmId))},
      ${textArray(postings.map(({ kind }) => kind))},
      ${plainArray(postings.map(({ at }) => at.toISOString()))},
      ${sparse(
        postings.map(({ memo }) => memo ?? null),
        textArray,
      )},
      ${sparse(
        holds.map((hold) => hold?.act ?? null),
        plainArray,
      )},
      ${sparse(
        holds.map((hold) => hold?.id ?? null),
        textArray,
      )},
      ${sparse(
        holds.map((hold) => hold?.place ?? null),
        plainArray,
      )},
      ${sparse(
        holds.map((hold) => hold?.amount ?? null),
        plainArray,
      )},
      ${sparse(
        postings.map(({ movement }) => movement?.id ?? null),
        textArray,
      )},
      ${sparse(
        postings.map(({ movement }) => movement?.noun ?? null),
        textArray,
      )},
      ${sparse(
        postings.map(({ movement }) => (movement ? JSON.stringify(movement.facts) : null)),
        textArray,
      )},
      ${sparse(
        postings.map(({ outbox }) => (outbox?.length ? JSON.stringify(outbox) : null)),
        textArray,
      )},
      ${plainArray(firstLegs(entries))},
      ${plainArray(legs.map(({ item }) => item))},
      ${plainArray(legs.map(({ account }) => account))},
      ${plainArray(legs.map(({ amount }) => amount))},
      ${plainArray(accounts.ids)},
      ${textArray(accounts.refs.map(({ kind }) => kind))},
      ${textArray(accounts.refs.map(({ owner }) => owner))},
      ${plainArray(accounts.refs.map(({ kind }) => (kinds[kind].normal === 'credit' ? 1 : -1)))},
      ${plainArray(accounts.refs.map(({ kind }) => kinds[kind].floored))},
      ${plainArray(accounts.refs.map(({ kind }) => kinds[kind].striped))}
    ) as answer`
  return row!.answer
}

/** Where each entry's legs begin, counted from one, and where the last one's end. */
const firstLegs = (entries: readonly Entry[]): number[] => {
  let next = 1
  return [...entries.map(({ legs }) => (next += legs.length) - legs.length), next]
}

/** The batch's accounts, each once; the database names them by their place, from one. */
class AccountList {
  readonly ids: string[] = []
  readonly refs: AccountRef[] = []
  readonly #places = new Map<string, number>()

  place({
    accountId,
    account,
  }: {
    readonly accountId: string
    readonly account: AccountRef
  }): number {
    const known = this.#places.get(accountId)
    if (known !== undefined) return known
    this.refs.push(account)
    const place = this.ids.push(accountId)
    this.#places.set(accountId, place)
    return place
  }
}
