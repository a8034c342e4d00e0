import type { Queryable } from '../../../src/kernel/database/index.ts'
import { accountIdOf } from '../../../src/ledger/account-id.ts'
import { newAccountBook, type AccountBook } from '../../../src/ledger/decide.ts'
import { Model } from '../model.ts'
import type { Cast } from './cast.ts'

/** A model of each lane, in which nobody but the cast has an account yet. */
export const modelsOf = ({ lanes, people }: Cast): Model[] => {
  const models = Array.from({ length: lanes }, () => new Model())
  for (const { account, realmId, slot, cap, limits } of people)
    models[slot % lanes]!.accounts.set(
      accountIdOf(account),
      newAccountBook({ realmId, cap, limits }),
    )
  return models
}

/** What the database keeps of accounts, in the words of the model. */
export const readAccounts = async (
  sql: Queryable,
  lane: number,
  ids: readonly string[],
): Promise<Map<string, unknown>> => {
  const rows = await sql<{ id: string }[]>`
    select id, realm as realm_id, currency, debits, credits, held, day, year,
      out_day, out_year, in_day, in_year,
      case when isfinite(last_at) then (extract(epoch from last_at) * 1000)::bigint end as last_at
    from ledger_accounts where lane = ${lane} and id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** The same, as the model has it. */
export const kept = ({
  realmId,
  currency,
  debits,
  credits,
  held,
  turnover,
  lastAt,
}: AccountBook) => ({
  ...{ realmId, currency, debits, credits, held, ...turnover },
  lastAt: Number.isFinite(lastAt) ? lastAt : null,
})

export const readHolds = async (
  sql: Queryable,
  lane: number,
  ids: readonly string[],
): Promise<Map<string, unknown>> => {
  const rows = await sql<{ id: string }[]>`
    select id, realm as realm_id, account_id, remaining, state,
      (extract(epoch from expires_at) * 1000)::bigint as expires_at
    from ledger_holds where lane = ${lane} and id = any(${[...ids]}::text[])`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
