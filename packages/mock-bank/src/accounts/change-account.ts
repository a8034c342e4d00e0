import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Account } from './account.ts'
import { type Actor, statusOf } from './account-status.ts'

type Changeable = Pick<
  Account,
  | 'class'
  | 'balanceCap'
  | 'cardId'
  | 'noPinLimit'
  | 'freezes'
  | 'dormantSince'
  | 'reactivatedAt'
  | 'turnoverAsThree'
  | 'closedAt'
  | 'faceToFaceAt'
  | 'pending'
  | 'pendingChallengeId'
  | 'raiseTo'
>

/** Writes what has become of a locked account; its status follows. */
export const changeAccount = async (
  tx: Tx,
  account: Account,
  change: Partial<Changeable>,
): Promise<Account> => {
  const { freezes, ...columns } = { ...change, status: statusOf({ ...account, ...change }) }
  const written = { ...columns, ...(freezes && { freezes: tx.json([...freezes]) }) }
  const [changed] = await tx<Account[]>`
    update accounts set ${tx(written)} where id = ${account.id} returning *`
  return changed ?? fault('An account is gone.')
}

export type Change =
  | 'opened'
  | 'upgraded'
  | 'frozen'
  | 'unfrozen'
  | 'dormant'
  | 'reactivated'
  | 'seen_face_to_face'
  | 'closed'

/** Who changed the state of an account, and why. */
export interface Cause {
  actor: Actor
  reason: string
  at: Date
}

/** Adds to the log of an account that the caller has locked, or has just opened, how its state changed. */
export const logChange = async (
  { wall }: Pick<Kernel, 'wall'>,
  tx: Tx,
  { id, status }: Pick<Account, 'id' | 'status'>,
  change: Change,
  { actor, reason, at }: Cause,
): Promise<void> => {
  await tx`
    insert into account_changes (account_id, n, change, actor, reason, status, at, recorded_at)
    select ${id}, count(*) + 1, ${change}, ${actor}, ${reason}, ${status}, ${at}::timestamptz,
      ${wall()}::timestamptz
    from account_changes where account_id = ${id}`
}
