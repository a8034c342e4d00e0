import type { ChallengeBank } from '../../challenges/index.ts'
import { addSeconds } from '../../kernel/time.ts'
import { now } from '../../realms/realm.ts'
import type { Owner } from '../tell-account.ts'
import { changePinReset, findPinReset, type PinReset } from './pin-reset.ts'

/** The code was right: a new PIN may be set for a while. Called again, it changes nothing. */
export const allowNewPin = (bank: ChallengeBank, owner: Owner, id: string): Promise<PinReset> =>
  bank.sql.begin(async (tx) => {
    const reset = await findPinReset(tx, owner, id, { lock: true })
    if (reset.status !== 'requires_action') return reset
    const expiresAt = addSeconds(now(bank, owner.realm), bank.rules.pin.resetSeconds)
    return changePinReset(tx, id, { status: 'verified', expiresAt })
  })

/** The code was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonPinReset = (bank: ChallengeBank, owner: Owner, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const { status } = await findPinReset(tx, owner, id, { lock: true })
    if (status === 'requires_action') await changePinReset(tx, id, { status: 'failed' })
  })
