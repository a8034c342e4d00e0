import type { Queryable } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { FeeRule } from './fee-rule.ts'

/** Writes a rule, or finds the one that a run before has left. */
export const insertFeeRule = async (on: Queryable, rule: FeeRule): Promise<FeeRule> => {
  await on`insert into fee_rules ${on({ ...rule })} on conflict (id) do nothing`
  const [made] = await on<FeeRule[]>`select * from fee_rules where id = ${rule.id}`
  return made ?? fault('A fee rule is gone.')
}

/** All of an app, however old: what is cleared late was paid under the rules of its time. */
export const feeRulesOf = (on: Queryable, appId: string): Promise<FeeRule[]> =>
  on<FeeRule[]>`select * from fee_rules where app_id = ${appId}`

/** Newest first. */
export const listFeeRules = (
  on: Queryable,
  appId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<FeeRule[]> => on<FeeRule[]>`
  select * from fee_rules where app_id = ${appId}
    ${before === undefined ? on`` : on`and id < ${before}`}
  order by id desc limit ${limit}`
