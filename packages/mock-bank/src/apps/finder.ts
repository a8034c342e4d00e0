import type { Kernel } from '../kernel/kernel.ts'
import { findRealm, findRealmByKey } from '../realms/realms.ts'
import { findAppBySecret } from './apps.ts'
import type { Caller } from './caller.ts'

/**
 * Finds who holds a bearer token, by the token's hash.
 *
 * @throws {BankError} `session_expired` where the token was good once.
 */
export type Finder = (bank: Kernel, hash: string) => Promise<Caller | undefined>

/** The beginnings of bearer tokens, each with who finds its holder. */
export type Finders = Readonly<Record<string, Finder>>

/** `sk_test_…`: a merchant's server in the sandbox. */
export const findMerchant: Finder = async (bank, hash) => {
  const app = await findAppBySecret(bank, hash)
  const realm = app && (await findRealm(bank, app.realmId))
  return app && realm && { kind: 'merchant', realm, app }
}

/** `rlk_…`: a test that holds a realm. */
export const findTester: Finder = async (bank, hash) => {
  const realm = await findRealmByKey(bank, hash)
  return realm && { kind: 'sandbox', realm }
}
