import { isNumberOf } from '../cards/index.ts'
import type { AppUser } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { findAccount } from './account.ts'
import type { Applicant } from './applicant.ts'
import type { Application } from './application.ts'
import type { AccountBank } from './bank.ts'

/** Whether the card given is the one that is bound to the account this is about; of an opening, any is right. */
export const boundCardIs = async (
  bank: AccountBank,
  on: Queryable,
  user: AppUser,
  { accountId }: Pick<Application, 'accountId' | 'purpose'>,
  { cardNumber }: Applicant,
): Promise<boolean> => {
  if (accountId === null) return true
  const { realmId, cardId } = await findAccount(on, user, accountId)
  return isNumberOf(bank, on, { realmId, id: cardId }, cardNumber)
}
