import type { CreateFeeRule } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { FeeRule } from './fee-rule.ts'
import { insertFeeRule } from './fee-rule-table.ts'

/**
 * Agrees with a merchant about its fees. It never holds for what was paid before, so that no day that was cleared changes.
 *
 * @throws {BankError} `invalid_field`
 */
export const createFeeRule = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  realm: Realm,
  { id: appId }: App,
  input: CreateFeeRule,
  id: string,
): Promise<FeeRule> => {
  const at = now(bank, realm)
  const effectiveFrom = input.effectiveFrom === undefined ? at : new Date(input.effectiveFrom)
  const effectiveUntil = input.effectiveUntil === undefined ? null : new Date(input.effectiveUntil)
  const { minFee = null, maxFee = null } = input

  if (effectiveFrom < at)
    throw invalidField('effectiveFrom', 'What was paid before keeps the fee it had.')
  if (effectiveUntil !== null && effectiveUntil <= effectiveFrom)
    throw invalidField('effectiveUntil', 'Expected a moment after effectiveFrom.')
  if (minFee !== null && maxFee !== null && minFee > maxFee)
    throw invalidField('minFee', 'Expected at most maxFee.')

  return insertFeeRule(bank.sql, {
    ...{ id, realmId: realm.id, appId, effectiveFrom, effectiveUntil, minFee, maxFee },
    ...{ channel: input.channel, product: input.product ?? null },
    ...{ turnoverFrom: input.turnoverFrom ?? 0, feeRate: input.feeRate },
    ...{ promotion: input.promotion ?? null, onRefund: input.onRefund },
  })
}
