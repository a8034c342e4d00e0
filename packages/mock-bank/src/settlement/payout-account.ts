import type {
  Locale,
  PayoutAccount as PayoutAccountReply,
  WritePayoutAccount,
} from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { bankNameOf, isCardNumber, issuerOf, lastFour } from '../cards/index.ts'
import { maskName, normaliseName } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { beginSettling } from './terms.ts'

/** Where a merchant's money is paid out to. */
export interface PayoutAccount {
  appId: string
  realmId: string
  bankCode: string
  last4: string
  sealedNumber: string
  sealedName: string
  changedAt: Date
}

/** @throws {BankError} `invalid_field` */
export const setPayoutAccount = async (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>,
  { realm, app }: Merchant,
  { accountNumber, holderName }: WritePayoutAccount,
): Promise<PayoutAccount> => {
  const issuer = isCardNumber(accountNumber) ? issuerOf(accountNumber) : undefined
  if (!issuer)
    throw invalidField('accountNumber', 'Expected an account of a bank that is known here.')
  const { id: appId, realmId } = app
  const row: PayoutAccount = {
    ...{ appId, realmId, bankCode: issuer.bankCode, last4: lastFour(accountNumber) },
    sealedNumber: bank.vault.seal(realmId, placeOfNumber(appId), accountNumber),
    sealedName: bank.vault.seal(realmId, placeOfName(appId), normaliseName(holderName)),
    changedAt: now(bank, realm),
  }
  return bank.sql.begin(async (tx) => {
    await beginSettling(bank, tx, realm, app)
    const { appId: _, ...changed } = row
    const [set] = await tx<PayoutAccount[]>`
      insert into payout_accounts ${tx({ ...row })}
      on conflict (app_id) do update set ${tx({ ...changed })} returning *`
    return set ?? fault('A pay-out account is gone.')
  })
}

export const findPayoutAccount = async (
  on: Queryable,
  appId: string,
): Promise<PayoutAccount | undefined> => {
  const [account] = await on<PayoutAccount[]>`
    select * from payout_accounts where app_id = ${appId}`
  return account
}

/** @throws {BankError} `not_found` */
export const retrievePayoutAccount = async (
  { sql }: Pick<Kernel, 'sql'>,
  { app }: Merchant,
): Promise<PayoutAccount> => {
  const account = await findPayoutAccount(sql, app.id)
  if (!account) throw new BankError('not_found')
  return account
}

/** For the network alone. */
export const openPayoutAccount = (
  { vault }: Pick<Kernel, 'vault'>,
  { appId, realmId, sealedNumber, sealedName }: PayoutAccount,
): { cardNumber: string; holderName: string } => ({
  cardNumber: vault.open(realmId, placeOfNumber(appId), sealedNumber),
  holderName: vault.open(realmId, placeOfName(appId), sealedName),
})

export const presentPayoutAccount = (
  { vault }: Pick<Kernel, 'vault'>,
  account: PayoutAccount,
  locale: Locale,
): PayoutAccountReply => ({
  bankCode: account.bankCode,
  bankName: bankNameOf(account.bankCode)[locale],
  last4: account.last4,
  holderName: maskName(openPayoutAccount({ vault }, account).holderName),
  changedAt: toTimestamp(account.changedAt),
})

const placeOfNumber = (appId: string) => `payout_accounts.number:${appId}`
const placeOfName = (appId: string) => `payout_accounts.name:${appId}`
