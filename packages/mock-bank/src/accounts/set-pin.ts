import type { User } from '../apps/caller.ts'
import { record } from '../audit/index.ts'
import {
  type ChallengeBank,
  isWeakPin,
  readPinState,
  replacePin,
  resetPin,
  setFirstPin,
  tryPin,
} from '../challenges/index.ts'
import type { Customer } from '../customers/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { holderOf } from './holder.ts'
import { changePinReset, findPinReset, standingOf } from './pin-resets/pin-reset.ts'

export interface NewPin {
  pin: string
  currentPin?: string | undefined
  pinResetId?: string | undefined
}

/**
 * Sets a user's payment PIN, or changes it. The PIN that is set is asked for before the new one is
 * looked at, so that a refusal tells a stranger nothing of the holder.
 *
 * @throws {BankError} `account_missing`, `invalid_field`, `pin_wrong`, `attempts_exhausted`, `pin_weak`;
 * `not_found` and `challenge_expired` of a reset
 */
export const setPin = async (bank: ChallengeBank, caller: User, input: NewPin): Promise<void> => {
  const holder = await holderOf(bank, caller)
  // A wrong try stays counted: it comes back as a value, and is thrown once it is committed.
  const refusal = await bank.sql.begin((tx) => writeOrRefuse(bank, tx, caller, holder, input))
  if (refusal) throw refusal
}

const writeOrRefuse = async (
  bank: ChallengeBank,
  tx: Tx,
  caller: User,
  holder: Customer,
  { pin, currentPin, pinResetId }: NewPin,
): Promise<BankError | null> => {
  const at = now(bank, caller.realm)
  if (pinResetId !== undefined) return resetOrRefuse(bank, tx, caller, holder, pin, pinResetId)
  const isSet = (await readPinState(bank, tx, caller, at)) !== undefined
  if (isSet) {
    if (currentPin === undefined) return currentPinNeeded()
    const refusal = await refusalOf(bank, tx, caller, currentPin, at)
    if (refusal) return refusal
  }
  if (isWeakPin(pin, holder)) return new BankError('pin_weak')
  if (isSet) {
    await replacePin(bank, tx, caller, pin, at)
    await record(bank, tx, caller, 'pin.changed', {}, at)
    return null
  }
  if (!(await setFirstPin(bank, tx, caller, pin, at))) return currentPinNeeded()
  await record(bank, tx, caller, 'pin.set', {}, at)
  return null
}

/** The code of a reset stands in for the PIN that nobody remembers. */
const resetOrRefuse = async (
  bank: ChallengeBank,
  tx: Tx,
  caller: User,
  holder: Customer,
  pin: string,
  pinResetId: string,
): Promise<BankError | null> => {
  const at = now(bank, caller.realm)
  const reset = await findPinReset(tx, caller, pinResetId, { lock: true })
  if ((await standingOf(tx, reset, at)) !== 'verified') return new BankError('challenge_expired')
  if (isWeakPin(pin, holder)) return new BankError('pin_weak')
  await resetPin(bank, tx, caller, pin, at)
  await changePinReset(tx, reset.id, { status: 'completed' })
  await record(bank, tx, caller, 'pin.reset', {}, at)
  return null
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
