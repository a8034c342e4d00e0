import {
  type Approval as WireApproval,
  type Operator as WireOperator,
  type OperatorSession,
  permissionsOf,
} from '@qiantang/sdk/contract'

import type { Operator as Caller } from '../apps/caller.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { presentClock } from '../realms/clock.ts'
import type { NamedApproval } from './approval.ts'
import type { Operator } from './operator.ts'
import { idleSeconds } from './session.ts'

export const presentOperator = ({ id, name, role, appId }: Operator): WireOperator => ({
  ...{ id, name, role, appId },
})

export const presentSession = (
  bank: Pick<Kernel, 'wall'>,
  { operator, realm, startedAt }: Caller,
): OperatorSession => ({
  operator: presentOperator(operator),
  permissions: [...permissionsOf[operator.role]],
  realm: { id: realm.id, name: realm.name },
  clock: presentClock(bank, realm),
  startedAt: toTimestamp(startedAt),
  idleSeconds,
})

export const presentApproval = ({
  proposedBy,
  proposerName,
  decidedBy,
  deciderName,
  ...approval
}: NamedApproval): WireApproval => {
  const { id, action, appId, subject, payload, reason, status, decisionReason } = approval
  return {
    ...{ id, action, appId, subject, reason, status, decisionReason },
    payload: payload as WireApproval['payload'],
    proposedBy: { id: proposedBy, name: proposerName },
    proposedAt: toTimestamp(approval.proposedAt),
    expiresAt: toTimestamp(approval.expiresAt),
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: deciderName ?? '' },
    decidedAt: approval.decidedAt && toTimestamp(approval.decidedAt),
  }
}
