import { findApp } from '../apps/apps.ts'
import type { App } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Realm } from '../realms/realm.ts'
import { findAccountInRealm } from './account.ts'
import type { Owner } from './tell-account.ts'

/** Whose an account is that the bank acts on. Ask before a transaction begins: it reads outside of it. */
export const ownerOf = async (bank: Kernel, realm: Realm, accountId: string): Promise<Owner> => {
  const { appId, userId } = await findAccountInRealm(bank.sql, realm.id, accountId)
  return { realm, app: await appOf(bank, appId), userId }
}

const appOf = async (bank: Kernel, appId: string): Promise<App> => {
  const { app } = (await findApp(bank, appId)) ?? fault('The app of an account is gone.')
  return app
}
