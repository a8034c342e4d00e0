import { readChallenge, stateOf } from '../../challenges/index.ts'
import type { AppUser } from '../../customers/index.ts'
import type { Queryable, Tx } from '../../kernel/database/index.ts'
import { BankError, fault } from '../../kernel/errors.ts'

/** The way to a new PIN without the old one: `verified` once the code was right, `completed` once the new PIN is set. */
export interface PinReset {
  id: string
  realmId: string
  appId: string
  userId: string
  challengeId: string
  status: 'requires_action' | 'verified' | 'completed' | 'failed'
  expiresAt: Date
}

/** @throws {BankError} `not_found` */
export const findPinReset = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
  { lock = false } = {},
): Promise<PinReset> => {
  const [reset] = await on<PinReset[]>`
    select * from pin_resets
    where id = ${id} and app_id = ${app.id} and user_id = ${userId} ${lock ? on`for update` : on``}`
  if (!reset) throw new BankError('not_found')
  return reset
}

/** What a reset has come to at a moment, whether or not that was recorded. */
export const standingOf = async (
  on: Queryable,
  { status, challengeId, expiresAt }: PinReset,
  at: Date,
): Promise<PinReset['status']> => {
  if (status === 'verified') return expiresAt > at ? 'verified' : 'failed'
  if (status !== 'requires_action') return status
  const challenge = (await readChallenge(on, challengeId)) ?? fault('A challenge is gone.')
  const state = stateOf(challenge, at)
  return state === 'pending' || state === 'passed' ? 'requires_action' : 'failed'
}

export const changePinReset = async (
  tx: Tx,
  id: string,
  changed: Partial<Pick<PinReset, 'status' | 'expiresAt'>>,
): Promise<PinReset> => {
  const [reset] = await tx<PinReset[]>`
    update pin_resets set ${tx({ ...changed })} where id = ${id} returning *`
  return reset ?? fault('A PIN reset is gone.')
}
