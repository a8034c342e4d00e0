import type { Queryable } from '../kernel/database/index.ts'
import { newId } from '../kernel/ids.ts'
import { accountIdOf } from './account-id.ts'
import { plainArray } from './array-literal.ts'
import { kinds, laneClearing, type AccountRef } from './chart.ts'
import { credit, debit, type Fen, type Leg, type Posting } from './posting.ts'
import { transferIdOf } from './transfer-id.ts'

/** What a lane is to have of a striped account. */
export type Gathering = {
  readonly realmId: string
  readonly account: AccountRef
  readonly slot: number
  readonly amount: Fen
  /** On the realm's clock. */
  readonly at: Date
}

export type Stripe = { readonly lane: number; readonly available: Fen }

type Draw = { readonly lane: number; readonly amount: Fen }

export const readStripes = (
  sql: Queryable,
  lanes: readonly number[],
  account: AccountRef,
): Promise<Stripe[]> =>
  sql<Stripe[]>`
    select lane, sign * (credits - debits) - held as available from ledger_accounts
    where lane = any(${plainArray(lanes)}) and id = ${accountIdOf(account)} order by lane`

/**
 * What to draw from the other lanes so that one has `amount`: from the fullest first, and on top of
 * it an even share of all there is, so that whoever pays from one lane again and again rarely has to
 * ask. Nothing where all of it together is not enough.
 */
export const planDraws = (
  stripes: readonly Stripe[],
  lane: number,
  amount: Fen,
): readonly Draw[] | undefined => {
  const total = stripes.reduce((sum, { available }) => sum + available, 0)
  if (total < amount) return undefined
  const here = stripes.find((stripe) => stripe.lane === lane)?.available ?? 0
  const share = Math.floor((total - amount) / (stripes.length + 1))
  let wanted = amount + share - here

  const draws: Draw[] = []
  const others = stripes
    .filter((stripe) => stripe.lane !== lane && stripe.available > 0)
    .toSorted((a, b) => b.available - a.available)
  for (const { lane: from, available } of others) {
    if (wanted <= 0) break
    const drawn = Math.min(available, wanted)
    draws.push({ lane: from, amount: drawn })
    wanted -= drawn
  }
  return draws
}

/** The postings that move it, through the account in which the halves of a movement between lanes meet. */
export const gatheringPostings = (
  { realmId, account, slot, at }: Gathering,
  draws: readonly Draw[],
): Posting[] => {
  const name = newId('ltr', slot, 0, new Date())
  const meeting = laneClearing(realmId)
  const part = (step: string, slotOfPart: number, legs: readonly Leg[]): Posting => ({
    ...{ id: transferIdOf(step, name), realmId, slot: slotOfPart, kind: 'gathering', at, legs },
  })
  const [give, take] =
    kinds[account.kind].normal === 'credit'
      ? ([debit, credit] as const)
      : ([credit, debit] as const)
  const sum = draws.reduce((total, { amount }) => total + amount, 0)
  return [
    ...draws.map(({ lane, amount }) =>
      part(`gathering_from_${lane}`, lane, [give(account, amount), take(meeting, amount)]),
    ),
    part('gathering', slot, [give(meeting, sum), take(account, sum)]),
  ]
}
