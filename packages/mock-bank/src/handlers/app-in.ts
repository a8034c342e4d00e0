import { findApp } from '../apps/apps.ts'
import type { App } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Realm } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'

/**
 * An app of a realm, for what the bank agrees on with its merchant.
 *
 * @throws {BankError} `not_found`
 */
export const appIn = async (bank: WholeBank, realm: Realm, appId: string): Promise<App> => {
  const found = await findApp(bank, appId)
  if (found?.app.realmId !== realm.id) throw new BankError('not_found')
  return found.app
}
