import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { addSeconds } from '../kernel/time.ts'
import { cancel, schedule } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { Approval, ApprovalStatus, NamedApproval } from './approval.ts'
import {
  findPending,
  insertApproval,
  listApprovals,
  lockApproval,
  writeDecision,
} from './approval-table.ts'
import { recordAct } from './audit.ts'
import type { Acting } from './operator.ts'

/** A proposal nobody decides is over after this time of the realm's clock. */
const waitSeconds = 3 * 24 * 3600

/** Who waited in vain is told: `src/jobs` runs `expireApproval`. */
export const approvalExpiryJob = 'approval.expire'

/** What a room brings about once it was approved. */
export interface ApprovedAction<Bank> {
  /** Is run once, in the transaction that approves; what it throws undoes the approval too. */
  carryOut(bank: Bank, tx: Tx, realm: Realm, approval: Approval): Promise<void>
  /** It was rejected, withdrawn, or nobody decided in time. */
  letGo?(bank: Bank, tx: Tx, realm: Realm, approval: Approval): Promise<void>
}

/** By the names of the actions. */
export type ApprovedActions<Bank> = Readonly<Record<string, ApprovedAction<Bank>>>

type Proposal = Pick<Approval, 'action' | 'appId' | 'subject' | 'payload' | 'reason'>

/**
 * Proposes something, for another operator to approve. In the transaction of whatever else the proposing changes.
 *
 * @throws {BankError} `approval_pending`
 */
export const propose = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  by: Acting,
  proposal: Proposal,
): Promise<string> => {
  const { realm, operator } = by
  const at = now(bank, realm)
  const recordedAt = bank.wall()
  const approval: Approval = {
    ...proposal,
    ...{ id: newId('apv', 0, 0, recordedAt), realmId: realm.id, status: 'pending' },
    ...{ proposedBy: operator.id, proposedAt: at, expiresAt: addSeconds(at, waitSeconds) },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null },
  }
  if (!(await insertApproval(tx, { ...approval, recordedAt })))
    throw new BankError('approval_pending', { approvalId: await findPending(tx, approval) })
  const { id, realmId, expiresAt: dueAt } = approval
  await schedule(tx, { realmId, kind: approvalExpiryJob, key: id, payload: { id }, dueAt })
  await recordAct(bank, tx, by, 'approval.proposed', id)
  return id
}

/**
 * Approves what another has proposed, and carries it out in the same transaction: both or neither, and once.
 *
 * @throws {BankError} `not_found`, `approval_decided`, `approval_own`, and whatever the action throws
 */
export const approve = <Bank extends Kernel>(
  bank: Bank,
  by: Acting,
  id: string,
  actions: ApprovedActions<Bank>,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const approval = await lockWaiting(bank, tx, by, id)
    mustBeAnothers(by, approval)
    await decide(bank, tx, by, approval, 'approved', null)
    await actionOf(actions, approval).carryOut(bank, tx, by.realm, approval)
  })

/**
 * Says no to what another has proposed.
 *
 * @throws {BankError} `not_found`, `approval_decided`, `approval_own`
 */
export const reject = <Bank extends Kernel>(
  bank: Bank,
  by: Acting,
  id: string,
  reason: string,
  actions: ApprovedActions<Bank>,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const approval = await lockWaiting(bank, tx, by, id)
    mustBeAnothers(by, approval)
    await decide(bank, tx, by, approval, 'rejected', reason)
    await actionOf(actions, approval).letGo?.(bank, tx, by.realm, approval)
  })

/**
 * Takes back one's own proposal.
 *
 * @throws {BankError} `not_found`, also where it is another's, `approval_decided`
 */
export const withdraw = <Bank extends Kernel>(
  bank: Bank,
  by: Acting,
  id: string,
  actions: ApprovedActions<Bank>,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const approval = await lockWaiting(bank, tx, by, id)
    if (approval.proposedBy !== by.operator.id) throw new BankError('not_found')
    await decide(bank, tx, by, approval, 'withdrawn', null)
    await actionOf(actions, approval).letGo?.(bank, tx, by.realm, approval)
  })

/** Nobody decided in time. */
export const expireApproval = <Bank extends Kernel>(
  bank: Bank,
  realm: Realm,
  id: string,
  actions: ApprovedActions<Bank>,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const approval = await lockApproval(tx, realm.id, id)
    if (approval?.status !== 'pending') return
    await writeDecision(tx, id, {
      ...{ status: 'expired', decidedBy: null, decidedAt: now(bank, realm), decisionReason: null },
    })
    await actionOf(actions, approval).letGo?.(bank, tx, realm, approval)
  })

/** One proposal of the realm. @throws {BankError} `not_found` */
export const retrieveApproval = async (
  { sql }: Pick<Kernel, 'sql'>,
  { realm }: Acting,
  id: string,
): Promise<NamedApproval> => {
  const [approval] = await listApprovals(sql, realm.id, { id, limit: 1 })
  if (!approval) throw new BankError('not_found')
  return approval
}

/** The realm's proposals, newest first. */
export const pageOfApprovals = async <Item>(
  { sql }: Pick<Kernel, 'sql'>,
  { realm }: Acting,
  { limit = usualLimit, cursor, status }: PageQuery & { status?: ApprovalStatus | undefined },
  present: (approval: NamedApproval) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^apv_\w{26}$/)
  const rows = await listApprovals(sql, realm.id, { status, before, limit: limit + 1 })
  return pageOf(rows, limit, ({ id }) => id, present)
}

const lockWaiting = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  { realm }: Acting,
  id: string,
): Promise<Approval> => {
  const approval = await lockApproval(tx, realm.id, id)
  if (!approval) throw new BankError('not_found')
  const isLate = approval.status === 'pending' && approval.expiresAt <= now(bank, realm)
  const status = isLate ? 'expired' : approval.status
  if (status !== 'pending') throw new BankError('approval_decided', { status })
  return approval
}

const mustBeAnothers = ({ operator }: Acting, { proposedBy }: Approval): void => {
  if (proposedBy === operator.id) throw new BankError('approval_own')
}

const decide = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  by: Acting,
  { id, realmId }: Approval,
  status: 'approved' | 'rejected' | 'withdrawn',
  decisionReason: string | null,
): Promise<void> => {
  const decidedAt = now(bank, by.realm)
  await writeDecision(tx, id, { status, decidedBy: by.operator.id, decidedAt, decisionReason })
  await cancel(tx, { realmId, key: id })
  await recordAct(bank, tx, by, `approval.${status}`, id)
}

const actionOf = <Bank>(
  actions: ApprovedActions<Bank>,
  { action }: Approval,
): ApprovedAction<Bank> => actions[action] ?? fault(`Nobody carries out ${action}.`)
