import type { User } from '../apps/caller.ts'
import {
  type ChallengeBank,
  isWeakPin,
  readPinState,
  replacePin,
  setFirstPin,
  tryPin,
} from '../challenges/index.ts'
import { type Customer, customerIdOf, readCustomer } from '../customers/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { listAccounts } from './account.ts'

export interface NewPin {
  pin: string
  currentPin?: string | undefined
}

/**
 * Sets a user's payment PIN, or changes it. The PIN that is set is asked for before the new one is
 * looked at, so that a refusal tells a stranger nothing of the holder.
 *
 * @throws {BankError} `account_missing`, `invalid_field`, `pin_wrong`, `attempts_exhausted`, `pin_weak`
 */
export const setPin = async (bank: ChallengeBank, caller: User, input: NewPin): Promise<void> => {
  const holder = await holderOf(bank, caller)
  // A wrong try stays counted: it comes back as a value, and is thrown once it is committed.
  const refusal = await bank.sql.begin((tx) => writeOrRefuse(bank, tx, caller, holder, input))
  if (refusal) throw refusal
}

const holderOf = async (bank: ChallengeBank, caller: User): Promise<Customer> => {
  const accounts = await listAccounts(bank.sql, caller)
  if (!accounts.some(({ status }) => status !== 'closed')) throw new BankError('account_missing')
  const id = (await customerIdOf(bank.sql, caller)) ?? fault('An account of nobody.')
  return readCustomer(bank, bank.sql, id)
}

const writeOrRefuse = async (
  bank: ChallengeBank,
  tx: Tx,
  caller: User,
  holder: Customer,
  { pin, currentPin }: NewPin,
): Promise<BankError | null> => {
  const at = now(bank, caller.realm)
  const isSet = (await readPinState(bank, tx, caller, at)) !== undefined
  if (isSet) {
    if (currentPin === undefined) return currentPinNeeded()
    const refusal = await refusalOf(bank, tx, caller, currentPin, at)
    if (refusal) return refusal
  }
  if (isWeakPin(pin, holder)) return new BankError('pin_weak')
  if (isSet) {
    await replacePin(bank, tx, caller, pin, at)
    return null
  }
  return (await setFirstPin(bank, tx, caller, pin, at)) ? null : currentPinNeeded()
}

const refusalOf = async (
  bank: ChallengeBank,
  tx: Tx,
  caller: User,
  currentPin: string,
  at: Date,
): Promise<BankError | null> => {
  const tried = await tryPin(bank, tx, caller, currentPin, at)
  if (tried.outcome === 'wrong')
    return new BankError('pin_wrong', { attemptsLeft: tried.triesLeft })
  if (tried.outcome === 'locked')
    return new BankError('attempts_exhausted', { lockedUntil: toTimestamp(tried.lockedUntil) })
  return null
}

const currentPinNeeded = () => invalidField('currentPin', 'Needed to change a PIN that is set.')
