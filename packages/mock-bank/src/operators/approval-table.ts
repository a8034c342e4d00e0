import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Approval, ApprovalStatus, NamedApproval } from './approval.ts'

/** Whether it was the first of its action and subject; null where another waits. */
export const insertApproval = async (
  tx: Tx,
  approval: Approval & { recordedAt: Date },
): Promise<boolean> => {
  const row = { ...approval, payload: tx.json(approval.payload) }
  const made = await tx`
    insert into approvals ${tx(row)}
    on conflict (realm_id, action, subject) where status = 'pending' do nothing returning id`
  return made.length > 0
}

/** The id of what waits for the same. */
export const findPending = async (
  on: Queryable,
  { realmId, action, subject }: Pick<Approval, 'realmId' | 'action' | 'subject'>,
): Promise<string | null> => {
  const [row] = await on<{ id: string }[]>`
    select id from approvals
    where realm_id = ${realmId} and action = ${action} and subject = ${subject}
      and status = 'pending'`
  return row?.id ?? null
}

export const lockApproval = async (
  tx: Tx,
  realmId: string,
  id: string,
): Promise<Approval | undefined> => {
  const [approval] = await tx<Approval[]>`
    select id, realm_id, app_id, action, subject, payload, reason, status, proposed_by,
      proposed_at, expires_at, decided_by, decided_at, decision_reason
    from approvals where id = ${id} and realm_id = ${realmId} for update`
  return approval
}

export const writeDecision = async (
  tx: Tx,
  id: string,
  decision: Pick<Approval, 'status' | 'decidedBy' | 'decidedAt' | 'decisionReason'>,
): Promise<void> => {
  await tx`update approvals set ${tx({ ...decision })} where id = ${id}`
}

/** A realm's proposals, newest first. */
export const listApprovals = (
  on: Queryable,
  realmId: string,
  {
    id,
    status,
    before,
    limit,
  }: {
    id?: string
    status?: ApprovalStatus | undefined
    before?: string | undefined
    limit: number
  },
): Promise<NamedApproval[]> => on<NamedApproval[]>`
  select a.id, a.realm_id, a.app_id, a.action, a.subject, a.payload, a.reason, a.status,
    a.proposed_by, a.proposed_at, a.expires_at, a.decided_by, a.decided_at, a.decision_reason,
    p.name as proposer_name, d.name as decider_name
  from approvals a
    join operators p on p.id = a.proposed_by
    left join operators d on d.id = a.decided_by
  where a.realm_id = ${realmId}
    ${id === undefined ? on`` : on`and a.id = ${id}`}
    ${status === undefined ? on`` : on`and a.status = ${status}`}
    ${before === undefined ? on`` : on`and a.id < ${before}`}
  order by a.id desc limit ${limit}`
