import type { Queryable } from '../kernel/database/index.ts'
import { joinedTexts, plainArray, sparse, textArray } from './array-literal.ts'
import { kinds, type AccountRef } from './chart.ts'
import { yuan } from './currency.ts'
import { dayOf, yearOf } from './days.ts'
import type { Entry } from './entry.ts'
import type { Outcome, ReplayedBy } from './outcome.ts'
import { readRecorded, refusalIn } from './recorded.ts'
import { separator } from './separator.ts'

export type Lane = {
  readonly lane: number
  readonly epoch: number
  /** Whether the batch is taken to be asked for the first time: refused whole if a name in it was. */
  readonly unseen?: boolean
}

type Answer = {
  readonly base: number
  /** Of the batch's first, in microseconds; each further one is recorded one later. */
  readonly recordedAtUs: number
  readonly status: readonly Status[]
  readonly seq: readonly (number | null)[]
  /** The transfer that a repeat repeats, where its own id does not say it. */
  readonly earlier: readonly (string | null)[]
  /** JSON. */
  readonly refusal: readonly (string | null)[]
  readonly balance: readonly number[]
}

type Status =
  | 'posted'
  | 'refused'
  | 'short'
  | 'replayed_id'
  | 'replayed_key'
  | 'replayed_reference'
  | 'key_reused'
  | 'reference_conflict'
  | 'id_reused'

/** In this lane a striped account lacks what it may have in others. Nothing was recorded. */
export type Short = { readonly status: 'short'; readonly account: AccountRef }

const replayedBy: Partial<Record<Status, ReplayedBy>> = {
  replayed_id: 'id',
  replayed_key: 'key',
  replayed_reference: 'reference',
}

/** An entry on its way to the database. */
export type Sent = {
  readonly entry: Entry
  /** Whether to answer `short` rather than refuse what other lanes may have. */
  readonly gathers?: boolean
}

/** Has the database decide and record a batch, in its order; no name and no hold may be in it twice. */
export const postBatch = async (
  sql: Queryable,
  { lane, ...writer }: Lane,
  sent: readonly Sent[],
): Promise<(Outcome | Short)[]> => {
  const accounts = new AccountList()
  const answer = await callDatabase(sql, { lane, ...writer }, sent, accounts)
  const repeated = sent.map(({ entry }, i) => answer.earlier[i] ?? entry.posting.id)
  const repeats = repeated.filter((_, i) => replayedBy[answer.status[i]!])
  const recorded = repeats.length > 0 ? await readRecorded(sql, lane, repeats) : undefined

  let firstLeg = 0
  return sent.map(({ entry: { posting, legs } }, i): Outcome | Short => {
    const balanceAfter = answer.balance.slice(firstLeg, firstLeg + legs.length)
    firstLeg += legs.length
    const status = answer.status[i]!
    switch (status) {
      case 'posted': {
        const seq = answer.seq[i]!
        const recordedAt = new Date((answer.recordedAtUs + seq - answer.base - 1) / 1000)
        const transferId = posting.id
        return { status, transferId, lane, seq, recordedAt, replayed: false, balanceAfter }
      }
      case 'refused':
        return { status, ...refusalIn(answer.refusal[i]!), replayed: false }
      case 'short':
        return { status, account: accounts.refs[placeIn(answer.refusal[i]!) - 1]! }
      case 'key_reused':
      case 'reference_conflict':
      case 'id_reused':
        return { status }
      default:
        return { ...recorded!.get(repeated[i]!)!, replayed: replayedBy[status]! }
    }
  })
}

const callDatabase = async (
  sql: Queryable,
  { lane, epoch, unseen = false }: Lane,
  sent: readonly Sent[],
  accounts: AccountList,
): Promise<Answer> => {
  const entries = sent.map(({ entry }) => entry)
  const postings = entries.map(({ posting }) => posting)
  const legs = entries.flatMap((entry, i) =>
    entry.legs.map((leg) => ({ ...leg, item: i + 1, place: accounts.place(leg) })),
  )
  const holds = entries.map(({ hold }) => hold && { ...hold, place: accounts.place(hold) })
  const keys = postings.map(({ key }) => key)
  const references = postings.map(({ reference }) => reference)
  const counts = legs.some((leg) => leg.counts > 0)
  const ids = postings.map(({ id }) => id)
  const times = postings.map(({ at }) => at.getTime())

  const [row] = await sql<{ answer: Answer }[]>`
    select public.post_batch(
      ${lane}, ${epoch}, ${unseen},
      ${plainArray(ids)}, ${ids.reduce(least)}, ${ids.reduce(greatest)},
      ${plainArray(entries.map(({ hash }) => hash))},
      ${Buffer.from(entries.map(({ written }) => written.digest).join(''), 'hex')}::bytea,
      ${postings.map(({ realmId }) => realmId).join(separator)},
      ${postings.map(({ kind }) => kind).join(separator)},
      ${plainArray(postings.map(({ at }) => at.toISOString()))},
      ${counts ? plainArray(times.map(dayOf)) : null},
      ${counts ? plainArray(times.map(yearOf)) : null},
      ${sparse(entries.map(({ currency }) => (currency === yuan ? null : currency)))},
      ${entries.map(({ written }) => written.accounts).join(separator)},
      ${postings.map(({ memo }) => memo ?? '').join(separator)},
      ${joinedTexts(postings.map(({ movement }) => movement?.noun ?? ''))},
      ${joinedTexts(postings.map(({ movement }) => movement?.id ?? ''))},
      ${joinedTexts(entries.map(({ written }) => written.facts))},
      ${joinedTexts(entries.map(({ written }) => written.messages))},
      ${joinedTexts(postings.map(({ refusal }) => (refusal ? JSON.stringify(refusal) : '')))},
      ${sparse(postings.map(({ reverses }) => reverses ?? null))},
      ${sparse(sent.map(({ gathers }) => gathers ?? null))},
      ${sparse(keys.map((key) => key?.id ?? null))},
      ${sparse(keys.map((key) => key?.request ?? null))},
      ${sparse(keys.map((key) => key?.expiresAt.toISOString() ?? null))},
      ${sparse(references.map((reference) => reference?.id ?? null))},
      ${sparse(references.map((reference) => reference?.request ?? null))},
      ${sparse(holds.map((hold) => hold?.act ?? null))},
      ${sparse(
        holds.map((hold) => hold?.id ?? null),
        textArray,
      )},
      ${sparse(holds.map((hold) => hold?.place ?? null))},
      ${sparse(holds.map((hold) => hold?.amount ?? null))},
      ${sparse(holds.map((hold) => hold?.expiresAt?.toISOString() ?? null))},
      ${plainArray(firstLegs(entries))},
      ${plainArray(legs.map(({ item }) => item))},
      ${plainArray(legs.map(({ place }) => place))},
      ${plainArray(legs.map(({ amount }) => amount))},
      ${counts ? plainArray(legs.map((leg) => leg.counts)) : null},
      ${plainArray(accounts.ids)},
      ${textArray(accounts.refs.map(({ kind }) => kind))},
      ${textArray(accounts.refs.map(({ owner }) => owner))},
      ${plainArray(accounts.refs.map(({ kind }) => (kinds[kind].normal === 'credit' ? 1 : -1)))},
      ${plainArray(accounts.refs.map(({ kind }) => kinds[kind].floored))},
      ${plainArray(accounts.refs.map(({ kind }) => kinds[kind].striped))}
    ) as answer`
  return row!.answer
}

const least = (a: string, b: string) => (a < b ? a : b)

const greatest = (a: string, b: string) => (a > b ? a : b)

/** Which of the batch's accounts was short. */
const placeIn = (text: string): number => (JSON.parse(text) as { place: number }).place

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
