import type { Database } from '../../../src/kernel/database/index.ts'
import { chart, credit, debit, transferIdOf } from '../../../src/ledger/index.ts'
import type { AccountRef, Fen, Limits, Posting } from '../../../src/ledger/index.ts'
import { openAccount } from '../../../src/ledger/open-account.ts'
import { id, opening } from '../books.ts'

/** Somebody with an account, and the terms it was opened with. */
export type Person = {
  readonly account: AccountRef
  readonly realmId: string
  readonly slot: number
  readonly cap: Fen | null
  readonly limits: Limits
}

/** Two realms whose people walk through the same books. As JSON it is told to other processes. */
export type Cast = {
  readonly lanes: number
  readonly people: readonly Person[]
  readonly shops: readonly AccountRef[]
  readonly pools: readonly AccountRef[]
  readonly realms: readonly string[]
}

const slots = [0, 1, 2, 3, 4, 5, 6, 7]

/** Some can hold little, some may spend or receive little in a day or a year, and some are free. */
const terms: readonly Pick<Person, 'cap' | 'limits'>[] = [
  { cap: 4_000, limits: { outDay: 6_000 } },
  { cap: null, limits: { outDay: 3_000, outYear: 60_000, inDay: 9_000, inYear: 200_000 } },
  { cap: null, limits: {} },
]

/** Opens the accounts of a cast of its own. */
export const openCast = async ({ sql, lanes }: Database): Promise<Cast> => {
  const realms = [id('rlm'), id('rlm')]
  const people = realms.flatMap((realmId) =>
    slots.flatMap((slot) =>
      terms.map((term) => ({ account: chart.customer(id('acc')), realmId, slot, ...term })),
    ),
  )
  await sql.begin(async (tx) => {
    for (const { account: ref, realmId, slot, cap, limits } of people)
      await openAccount(tx, lanes, { ref, realmId, slot, limits, ...(cap === null ? {} : { cap }) })
  })
  return {
    ...{ lanes, people, realms },
    shops: realms.map(() => chart.merchantPayable(id('app'))),
    pools: realms.map(() => chart.rewardPool(id('app'))),
  }
}

/** Fills the pools from which rewards are paid, in the given slots. */
export const poolFunding = (
  { realms, pools }: Cast,
  { slots: filled, amount }: { readonly slots: readonly number[]; readonly amount: Fen },
): Posting[] =>
  realms.flatMap((realmId, i) =>
    filled.map((slot) => ({
      ...{ id: transferIdOf('pool_funding', id('pay')), realmId, slot, kind: 'pool_funding' },
      at: opening,
      legs: [debit(chart.cardNetworkClearing(realmId), amount), credit(pools[i]!, amount)],
    })),
  )
