import { findAccount } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { findCard } from '../cards/index.ts'
import { BankError } from '../kernel/errors.ts'
import { findMandate } from '../mandates/index.ts'
import { type OrderBank, retrievePayment } from '../orders/index.ts'
import { retrieveTransfer } from '../transfers/index.ts'
import { retrieveMovement } from '../wallet/index.ts'

type Finder = (bank: OrderBank, caller: User, id: string) => Promise<unknown>

/** What can be a user's own, by the beginning of its id. Each finds nothing but theirs. */
const finders: Record<string, Finder> = {
  acc: (bank, caller, id) => findAccount(bank.sql, caller, id),
  crd: (bank, caller, id) => findCard(bank.sql, caller, id),
  mdt: (bank, caller, id) => findMandate(bank.sql, caller, id),
  tup: (bank, caller, id) => retrieveMovement(bank, caller, 'top_up', caller.userId, id),
  trf: (bank, caller, id) => retrieveTransfer(bank, caller, caller.userId, id),
  wdr: (bank, caller, id) => retrieveMovement(bank, caller, 'withdrawal', caller.userId, id),
  pay: (bank, caller, id) => retrievePayment(bank, caller, id, { userId: caller.userId }),
}

/** @throws {BankError} `not_found` where the user has no such thing. */
export const mustBeTheirs = async (bank: OrderBank, caller: User, id: string): Promise<void> => {
  const found = await finders[id.slice(0, id.indexOf('_'))]?.(bank, caller, id)
  if (!found) throw new BankError('not_found')
}
