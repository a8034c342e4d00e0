import type { AuditFacts, AuditType, EventType } from '@qiantang/sdk/contract'

import { record, type Whose } from '../audit/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Account, cardOf } from './account.ts'
import { presentAccount } from './present-account.ts'

/** Whose an account is, and who acts on it. */
export type Owner = Whose

type AccountEvent = Extract<EventType & AuditType, `account.${string}`>

/**
 * Tells the user's audit trail and the merchant what has become of an account. Do it after everything
 * that waits for a row of the same user.
 */
export const tellOfAccount = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  owner: Owner,
  type: AccountEvent,
  account: Account,
  at: Date,
): Promise<void> => {
  const { realm, app } = owner
  await record(bank, tx, owner, type, factsOf(type, account), at)
  const card = await cardOf(tx, owner, account)
  await emit(tx, realm, app.id, type, presentAccount(account, card, 'zh-CN'), at)
}

const factsOf = (type: AccountEvent, { id, class: accountClass, freezes }: Account) => {
  const facts = { accountId: id, accountClass } satisfies AuditFacts
  const last = freezes.at(-1)
  return type === 'account.frozen' && last ? { ...facts, scope: last.scope } : facts
}
