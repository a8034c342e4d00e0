import {
  type Account,
  type AccountBank,
  allows,
  listAccounts,
  takesFromOthers,
} from '../accounts/index.ts'
import { type AppUser, maskName, readCustomer } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'

/** Whom the money goes to. */
export interface Payee {
  account: Account
  /** Masked. */
  name: string
}

/**
 * The user's account that may take money from others. Why there is none is nobody's business: an unknown
 * user, one of another app and one who may not receive are told alike, after the same question.
 *
 * @throws {BankError} `payee_unavailable`
 */
export const payeeOf = async (bank: AccountBank, user: AppUser): Promise<Payee> => {
  const account = await receivingAccount(bank, user)
  if (!account) throw new BankError('payee_unavailable')
  return { account, name: await maskedName(bank, account) }
}

/** How the holder of an account is named to others. */
export const maskedName = async (
  bank: AccountBank,
  { customerId }: Pick<Account, 'customerId'>,
): Promise<string> => maskName((await readCustomer(bank, bank.sql, customerId)).name)

const receivingAccount = async (bank: AccountBank, user: AppUser): Promise<Account | undefined> => {
  const accounts = await listAccounts(bank.sql, user)
  const receiving: Account[] = []
  for (const account of accounts.some(isThird) ? accounts : [...accounts, nobodys]) {
    const takes = await takesFromOthers(bank, account)
    if (takes && allows(account, 'in')) receiving.push(account)
  }
  // Where there are two, the one without a cap.
  return receiving.find(({ balanceCap }) => balanceCap === null) ?? receiving[0]
}

const isThird = (account: Pick<Account, 'class'>) => account.class === 'III'

/** Asked about where a user has none, so that this takes as long. */
const nobodys = { id: '', class: 'III', status: 'closed' } as Account
