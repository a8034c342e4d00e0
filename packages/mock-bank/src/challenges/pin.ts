import { createHmac } from 'node:crypto'

import { record, type Whose } from '../audit/index.ts'
import type { AppUser } from '../customers/app-user.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { sameSecret } from '../kernel/secrets.ts'
import { addSeconds, toTimestamp } from '../kernel/time.ts'
import type { ChallengeBank } from './bank.ts'

/** How a user's PIN stands. */
export interface PinState {
  triesLeft: number
  lockedUntil: Date | null
}

export type PinTry =
  | { outcome: 'right' }
  | { outcome: 'wrong'; triesLeft: number }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'not_set' }

interface PinRow {
  verifier: string
  wrongTries: number
  lockedUntil: Date | null
}

/** The state of a user's PIN; nothing where none is set. */
export const readPinState = async (
  bank: ChallengeBank,
  on: Queryable,
  { app, userId }: AppUser,
  at: Date,
): Promise<PinState | undefined> => {
  const [row] = await on<PinRow[]>`
    select wrong_tries, locked_until from pins where app_id = ${app.id} and user_id = ${userId}`
  if (!row) return undefined

  const lockedUntil = row.lockedUntil && row.lockedUntil > at ? row.lockedUntil : null
  return { lockedUntil, triesLeft: lockedUntil ? 0 : bank.rules.pin.tries - row.wrongTries }
}

/** Sets a user's first PIN. False where one was set before. */
export const setFirstPin = async (
  bank: Kernel,
  tx: Tx,
  user: AppUser,
  pin: string,
  at: Date,
): Promise<boolean> => {
  const { app, userId } = user
  const written = await tx`
    insert into pins ${tx({
      ...{ appId: app.id, userId, realmId: app.realmId, verifier: verifierOf(bank, user, pin) },
      ...{ at, recordedAt: bank.wall() },
    })} on conflict do nothing returning 1`
  return written.length > 0
}

/** Puts another PIN in the place of the one a user has just proved to know. */
export const replacePin = async (
  bank: Kernel,
  tx: Tx,
  user: AppUser,
  pin: string,
  at: Date,
): Promise<void> => {
  const { app, userId } = user
  await tx`
    update pins set verifier = ${verifierOf(bank, user, pin)}, at = ${at}
    where app_id = ${app.id} and user_id = ${userId}`
}

/** Puts another PIN in the place of one that nobody remembers; it is locked no longer. */
export const resetPin = async (
  bank: Kernel,
  tx: Tx,
  user: AppUser,
  pin: string,
  at: Date,
): Promise<void> => {
  await replacePin(bank, tx, user, pin, at)
  await tx`
    update pins set wrong_tries = 0, locked_until = null
    where app_id = ${user.app.id} and user_id = ${user.userId}`
}

/**
 * Tries a PIN and counts the try, one at a time for each user. A locked PIN tells nothing of whether
 * the try was right. Without a PIN the same is read, computed and written as with one.
 */
export const tryPin = async (
  bank: ChallengeBank,
  tx: Tx,
  user: Whose,
  pin: string,
  at: Date,
): Promise<PinTry> => {
  const { app, userId } = user
  const [row] = await tx<PinRow[]>`
    select verifier, wrong_tries, locked_until from pins
    where app_id = ${app.id} and user_id = ${userId} for update`
  const isRight = sameSecret(verifierOf(bank, user, pin), row?.verifier ?? nobodys)
  const { wrongTries, lockedUntil } = afterTry(bank, row, isRight, at)
  await tx`
    update pins set wrong_tries = ${wrongTries}, locked_until = ${lockedUntil}
    where app_id = ${app.id} and user_id = ${userId}`

  if (lockedUntil && row?.lockedUntil?.getTime() !== lockedUntil.getTime())
    await record(bank, tx, user, 'pin.locked', { lockedUntil: toTimestamp(lockedUntil) }, at)
  if (!row) return { outcome: 'not_set' }
  if (lockedUntil) return { outcome: 'locked', lockedUntil }
  if (isRight) return { outcome: 'right' }
  return { outcome: 'wrong', triesLeft: bank.rules.pin.tries - wrongTries }
}

/** What a try makes of the count: a lock stands until its time, a right PIN clears the count, the last wrong one locks. */
const afterTry = (
  { rules }: ChallengeBank,
  row: PinRow | undefined,
  isRight: boolean,
  at: Date,
): Pick<PinRow, 'wrongTries' | 'lockedUntil'> => {
  if (row?.lockedUntil && row.lockedUntil > at) return row
  if (isRight) return { wrongTries: 0, lockedUntil: null }

  const wrongTries = (row?.wrongTries ?? 0) + 1
  if (wrongTries < rules.pin.tries) return { wrongTries, lockedUntil: null }
  return { wrongTries: 0, lockedUntil: addSeconds(at, rules.pin.lockSeconds) }
}

const nobodys = ''

const verifierOf = ({ vault }: Kernel, { app, userId }: AppUser, pin: string): string => {
  const hmac = createHmac('sha256', vault.key('pin'))
  for (const part of [app.id, userId, pin]) hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  return hmac.digest('hex')
}
