import type { Operator as Caller } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, sameSecret } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import { findRealm } from '../realms/realms.ts'
import { recordAct } from './audit.ts'
import { type Locked, lockOperator, writeFailures } from './operator-table.ts'
import { endSession, startSession } from './session.ts'
import { namedIn } from './sign-in-token.ts'

const mostFailures = 5
const lockedSeconds = 15 * 60

type Signing = Pick<Kernel, 'sql' | 'wall'>

/**
 * Opens a session for who shows their token. `secret` is the cookie's, and nobody keeps it.
 *
 * @throws {BankError} `sign_in_refused`, `operator_locked`
 */
export const signIn = async (
  bank: Signing,
  token: string,
  network: string | undefined,
): Promise<{ caller: Caller; secret: string }> => {
  const signed = await bank.sql.begin(async (tx) => {
    const found = await lockOperator(tx, namedIn(token))
    if (!found) return new BankError('sign_in_refused')
    const { tokenHash, failures, lockedUntil, ...operator } = found
    const realm = (await findRealm(bank, operator.realmId)) ?? fault('An operator has no realm.')
    const acting = { realm, operator, ...(network !== undefined && { network }) }

    const at = bank.wall()
    if (lockedUntil && lockedUntil > at) return stillLocked(lockedUntil, at)
    if (!sameSecret(hashSecret(token), tokenHash)) return countFailure(bank, tx, found, acting)

    if (failures > 0) await writeFailures(tx, operator.id, 0, null)
    const { secret, ...session } = await startSession(bank, tx, operator)
    await recordAct(bank, tx, acting, 'session.started', session.sessionId)
    return { caller: { kind: 'operator' as const, ...acting, ...session }, secret }
  })
  // A refusal is thrown only now, so that what counts it stays.
  if (signed instanceof BankError) throw signed
  return signed
}

const countFailure = async (
  bank: Signing,
  tx: Tx,
  { id, failures, lockedUntil }: Locked,
  acting: Parameters<typeof recordAct>[2],
): Promise<BankError> => {
  const at = bank.wall()
  const wrong = (lockedUntil ? 0 : failures) + 1
  const until = wrong >= mostFailures ? addSeconds(at, lockedSeconds) : null
  await writeFailures(tx, id, wrong, until)
  await recordAct(bank, tx, acting, until ? 'operator.locked' : 'sign_in.refused', id)
  return until ? stillLocked(until, at) : new BankError('sign_in_refused')
}

const stillLocked = (until: Date, at: Date): BankError =>
  new BankError('operator_locked', {
    retryAfterSeconds: Math.ceil((until.getTime() - at.getTime()) / 1000),
  })

/** Ends the caller's own session at once. */
export const signOut = (bank: Signing, caller: Caller): Promise<void> =>
  bank.sql.begin(async (tx) => {
    if (await endSession(bank, tx, caller.sessionId, caller.operator.id))
      await recordAct(bank, tx, caller, 'session.ended', caller.sessionId)
  })
