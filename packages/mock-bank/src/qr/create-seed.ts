import type { CreatePaymentCode } from '@qiantang/sdk/contract'

import { mustAllow, payingAccount } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { QrBank } from './bank.ts'
import type { OfflineSeed } from './offline-seed.ts'
import { drawDigits } from './payer-code.ts'
import { replaceSeed } from './seed-table.ts'

/**
 * A seed for a page to make codes of while it has no network. Its secret is answered here and never again.
 *
 * @throws {BankError} `account_missing`, `account_frozen`
 */
export const createSeed = async (
  bank: QrBank,
  caller: User,
  { accountId }: CreatePaymentCode,
): Promise<OfflineSeed> => {
  const account = await payingAccount(bank, caller, accountId)
  mustAllow(account, 'out')
  const { realm, app, userId, sessionId } = caller
  const at = now(bank, realm)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const index = Number(drawDigits(bank.drawBytes, 9))
    const seed = {
      ...{ index, realmId: realm.id, appId: app.id, userId, sessionId, accountId: account.id },
      ...{ slot: account.slot, validUntil: addSeconds(at, bank.rules.paymentCodes.offlineSeconds) },
      createdAt: at,
    }
    const made = await bank.sql.begin((tx) => replaceSeed(tx, seed))
    if (made) return made
  }
  return fault('No seed could be made.')
}

const mostTries = 10
