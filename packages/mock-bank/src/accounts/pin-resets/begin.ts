import type { CreatePinReset, IdPrefix } from '@qiantang/sdk/contract'

import type { User } from '../../apps/caller.ts'
import { record } from '../../audit/index.ts'
import { hasBound } from '../../cards/index.ts'
import { askOtp, readPinState, sendSms } from '../../challenges/index.ts'
import type { Customer } from '../../customers/index.ts'
import { BankError, fault } from '../../kernel/errors.ts'
import type { Slot } from '../../kernel/ids.ts'
import { sameSecret } from '../../kernel/secrets.ts'
import { now } from '../../realms/realm.ts'
import type { AccountBank } from '../bank.ts'
import { holderOf } from '../holder.ts'
import { countTries, uncountTry } from '../identity-tries.ts'
import type { PinReset } from './pin-reset.ts'

/**
 * Begins a new PIN for who knows the id number and a bound card's number of the holder: a code goes to the mobile
 * the bank knows, never to one that is named here.
 *
 * @throws {BankError} `account_missing`, `pin_not_set`, `attempts_exhausted`, `identity_mismatch`, `rate_limited`
 */
export const beginPinReset = async (
  bank: AccountBank,
  caller: User,
  input: CreatePinReset,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<PinReset> => {
  const at = now(bank, caller.realm)
  const holder = await holderOf(bank, caller)
  if (!(await readPinState(bank, bank.sql, caller, at))) throw new BankError('pin_not_set')

  // Counted against the user, so that guessing here takes nothing from the person anywhere else.
  const subjects = [`pin-reset ${caller.app.id} ${caller.userId}`]
  const counted = await countTries(bank, caller.realm.id, subjects, at)
  if (!(await isHolder(bank, caller, holder, input))) {
    await bank.sql.begin((tx) => record(bank, tx, caller, 'identity.refused', {}, at))
    throw new BankError('identity_mismatch')
  }
  await uncountTry(bank.sql, counted)
  return ask(bank, caller, holder, newId('prs', holder.slot))
}

/** Both are looked at, whatever the first has shown. */
const isHolder = async (
  bank: AccountBank,
  caller: User,
  holder: Customer,
  { idNumber, cardNumber }: CreatePinReset,
): Promise<boolean> => {
  const isTheirs = sameSecret(holder.idNumber, idNumber.toUpperCase())
  const isBound = await hasBound(bank, bank.sql, caller, cardNumber)
  return isTheirs && isBound
}

const ask = async (
  bank: AccountBank,
  { realm, app, userId }: User,
  { slot, mobile }: Customer,
  id: string,
): Promise<PinReset> => {
  const { reset, sms } = await bank.sql.begin(async (tx) => {
    const [known] = await tx<PinReset[]>`select * from pin_resets where id = ${id}`
    if (known) return { reset: known }
    const { challenge, sms } = await askOtp(bank, tx, {
      ...{ realm, app, userId, slot, mobile },
      ...{ scene: 'reset_pin', subject: { type: 'pin_reset', id } },
    })
    const [reset] = await tx<PinReset[]>`
      insert into pin_resets ${tx({
        ...{ id, realmId: realm.id, appId: app.id, userId, challengeId: challenge.id },
        ...{ status: 'requires_action', expiresAt: challenge.expiresAt },
        ...{ at: now(bank, realm), recordedAt: bank.wall() },
      })} returning *`
    return { reset: reset ?? fault('A PIN reset was not kept.'), sms }
  })
  if (sms) await sendSms(bank, realm, sms)
  return reset
}
