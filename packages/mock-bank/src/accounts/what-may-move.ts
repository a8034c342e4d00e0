import { BankError } from '../kernel/errors.ts'
import { chart, type Ledger } from '../ledger/index.ts'
import type { Account } from './account.ts'

/** The two ways money moves, as an account sees them. */
export type Direction = 'in' | 'out'

/** Whether the account's state lets money move this way. Every noun that moves money asks here. */
export const allows = ({ status }: Pick<Account, 'status'>, direction: Direction): boolean =>
  status === 'active' || (status === 'frozen_debit' && direction === 'in')

/** @throws {BankError} `account_frozen` where the account's state forbids the movement. */
export const mustAllow = (account: Pick<Account, 'status'>, direction: Direction): void => {
  if (!allows(account, direction)) throw new BankError('account_frozen', { status: account.status })
}

/**
 * Whether the account takes money from accounts other than its bound card, as far as its state lets any in:
 * Class II once staff of the bank have seen its holder, Class III once a first top-up from the bound card
 * has activated it. What was paid by this account and comes back (a refund) is no such money.
 */
export const takesFromOthers = async (
  { ledger }: { ledger: Ledger },
  account: Pick<Account, 'id' | 'class' | 'faceToFaceAt'>,
): Promise<boolean> => {
  if (account.class === 'II') return account.faceToFaceAt !== null
  // Before anybody else may, only the bound card pays in: what moved first was its top-up.
  const { lines } = await ledger.statement(chart.customer(account.id), { limit: 1 })
  return lines.length > 0
}
