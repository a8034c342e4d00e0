import type { CreateOperator } from '@qiantang/sdk/contract'

import { findApp } from '../apps/apps.ts'
import { BankError } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret } from '../kernel/secrets.ts'
import type { Realm } from '../realms/realm.ts'
import type { Operator } from './operator.ts'
import { insertOperator } from './operator-table.ts'
import { newToken } from './sign-in-token.ts'

/**
 * Takes on an operator of the bank, or of a merchant. The token is shown this once.
 *
 * @throws {BankError} `not_found`
 */
export const createOperator = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  realm: Realm,
  { name, role, appId: asked }: CreateOperator,
): Promise<{ operator: Operator; token: string }> => {
  const appId = asked ?? null
  if (appId !== null && (await findApp(bank, appId))?.app.realmId !== realm.id)
    throw new BankError('not_found')
  const recordedAt = bank.wall()
  const id = newId('opr', 0, 0, recordedAt)
  const token = newToken(id)
  const operator: Operator = { id, realmId: realm.id, appId, name, role }
  await insertOperator(bank.sql, { ...operator, tokenHash: hashSecret(token), recordedAt })
  return { operator, token }
}
