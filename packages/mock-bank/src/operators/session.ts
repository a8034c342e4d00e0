import { findRealm } from '../realms/realms.ts'
import type { Operator as Caller } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import type { Operator } from './operator.ts'

/** A session ends when nothing was asked for so long, and after a shift. */
export const idleSeconds = 30 * 60
const shiftSeconds = 12 * 3600
/** What was seen is written down no more often. */
const seenEverySeconds = 60

/** A session of an operator, who sits at a real desk: whatever the clock of the realm does, it goes by the wall's. */
interface Row extends Operator {
  sessionId: string
  startedAt: Date
  seenAt: Date
  endedAt: Date | null
}

export const startSession = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  { id: operatorId }: Operator,
): Promise<{ sessionId: string; startedAt: Date; secret: string }> => {
  const at = bank.wall()
  const secret = newSecret('')
  const id = newId('ops', 0, 0, at)
  await tx`
    insert into operator_sessions ${tx({
      ...{
        tokenHash: hashSecret(secret),
        id,
        operatorId,
        startedAt: at,
        seenAt: at,
        endedAt: null,
      },
    })}`
  return { sessionId: id, startedAt: at, secret }
}

/**
 * Who holds a cookie.
 *
 * @throws {BankError} `session_expired` where it was good once.
 */
export const findOperator = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  secret: string,
): Promise<Caller | undefined> => {
  const hash = hashSecret(secret)
  const [row] = await bank.sql<Row[]>`
    select o.id, o.realm_id, o.app_id, o.name, o.role,
      s.id as session_id, s.started_at, s.seen_at, s.ended_at
    from operator_sessions s join operators o on o.id = s.operator_id
    where s.token_hash = ${hash}`
  if (!row) return undefined
  const { sessionId, startedAt, seenAt, endedAt, ...operator } = row
  const at = bank.wall()
  if (endedAt || addSeconds(seenAt, idleSeconds) <= at || addSeconds(startedAt, shiftSeconds) <= at)
    throw new BankError('session_expired')
  if (addSeconds(seenAt, seenEverySeconds) <= at)
    await bank.sql`update operator_sessions set seen_at = ${at} where token_hash = ${hash}`
  const realm = (await findRealm(bank, operator.realmId)) ?? fault('An operator has no realm.')
  return { kind: 'operator', realm, operator, sessionId, startedAt }
}

/** Whether the session was open until now. */
export const endSession = async (
  { wall }: Pick<Kernel, 'wall'>,
  tx: Tx,
  sessionId: string,
  operatorId: string,
): Promise<boolean> => {
  const ended = await tx`
    update operator_sessions set ended_at = ${wall()}
    where id = ${sessionId} and operator_id = ${operatorId} and ended_at is null returning id`
  return ended.length > 0
}
