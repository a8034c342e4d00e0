import type { CreatePaymentCode } from '@qiantang/sdk/contract'

import { type Account, mustAllow, payingAccount } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { QrBank } from './bank.ts'
import { replaceCode } from './code-table.ts'
import { drawCode, hashOfCode } from './payer-code.ts'
import type { PaymentCode } from './payment-code.ts'

/**
 * A new code for a user to show, in the place of the one before. Its digits are answered here and never again. A run that
 * died before it answered leaves a code nobody knows, so it is never taken up: another is made.
 *
 * @throws {BankError} `account_missing`, `account_frozen`
 */
export const createCode = async (
  bank: QrBank,
  caller: User,
  { accountId }: CreatePaymentCode,
): Promise<{ paymentCode: PaymentCode; code: string }> => {
  const account = await payingAccount(bank, caller, accountId)
  mustAllow(account, 'out')
  for (let tries = 0; tries < mostTries; tries += 1) {
    const code = drawCode(bank)
    const wanted = plan(bank, caller, account, code)
    const paymentCode = await bank.sql.begin((tx) => replaceCode(tx, wanted))
    if (paymentCode) return { paymentCode, code }
  }
  return fault('No code could be made.')
}

/** As often as the same user may be asking at the same moment. */
const mostTries = 10

const plan = (
  bank: QrBank,
  { realm, app, userId }: User,
  { slot, id: accountId }: Account,
  code: string,
): PaymentCode => {
  const at = now(bank, realm)
  const { lifeSeconds, refreshSeconds } = bank.rules.paymentCodes
  return {
    id: newId('pcd', slot, app.slotMask, bank.wall()),
    ...{ realmId: realm.id, appId: app.id, userId, slot, accountId },
    ...{ codeHash: hashOfCode(bank, code), status: 'open' },
    refreshAt: addSeconds(at, refreshSeconds),
    expiresAt: addSeconds(at, lifeSeconds),
    ...{ usedBy: null, paymentId: null, seedIndex: null, seedStep: null, createdAt: at },
  }
}
