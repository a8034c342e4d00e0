import { type AppUser, type Customer, customerIdOf, readCustomer } from '../customers/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { listAccounts } from './account.ts'

/**
 * The person behind a user who has an account.
 *
 * @throws {BankError} `account_missing`
 */
export const holderOf = async (bank: Kernel, user: AppUser): Promise<Customer> => {
  const accounts = await listAccounts(bank.sql, user)
  if (!accounts.some(({ status }) => status !== 'closed')) throw new BankError('account_missing')
  const id = (await customerIdOf(bank.sql, user)) ?? fault('An account of nobody.')
  return readCustomer(bank, bank.sql, id)
}
