import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now, type Realm } from './realm.ts'
import { rememberRealm, selectRealm } from './realms.ts'

/**
 * Moves a realm's clock on to a moment, frozen or running as it was. This process sees the new time
 * at once, even before the transaction ends; should it fail, `forgetRealm`.
 *
 * @throws {BankError} `clock_backwards`
 */
export const moveClock = (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  tx: Tx,
  realm: Realm,
  to: Date,
): Promise<Realm> => writeClock(bank, tx, realm, { now: to })

/** Sets, freezes or releases a realm's clock. What is left out stays as it is. */
export const writeClock = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  tx: Tx,
  realm: Realm,
  change: { now?: Date | undefined; frozen?: boolean | undefined },
): Promise<Realm> => {
  const stored = (await selectRealm(tx, realm.id, { lock: true })) ?? fault('The realm is gone.')
  const present = now(bank, stored)
  const moment = change.now ?? present
  if (moment < present) throw new BankError('clock_backwards', { now: toTimestamp(present) })

  const changed = at(bank, stored, moment, change.frozen ?? stored.frozenAt !== null)
  await tx`
    update realms set frozen_at = ${changed.frozenAt}, offset_ms = ${changed.offsetMs}
    where id = ${realm.id}`
  rememberRealm(bank, changed)
  return changed
}

const at = (bank: Pick<Kernel, 'wall'>, realm: Realm, moment: Date, frozen: boolean): Realm =>
  frozen
    ? { ...realm, frozenAt: moment, offsetMs: 0 }
    : { ...realm, frozenAt: null, offsetMs: moment.getTime() - bank.wall().getTime() }

/** The clock as the wire has it. */
export const presentClock = (bank: Pick<Kernel, 'wall'>, realm: Realm) => ({
  now: toTimestamp(now(bank, realm)),
  frozen: realm.frozenAt !== null,
})
