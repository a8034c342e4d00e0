import type { OperatorAuditEntry } from '@qiantang/sdk/contract'

import type { Tx } from '../kernel/database/index.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { Acting } from './operator.ts'

interface Entry {
  id: string
  operatorId: string
  operatorName: string
  type: string
  subject: string | null
  network: string | null
  at: Date
}

/** Writes down what an operator did, in the transaction of the act. */
export const recordAct = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  { realm, operator, network }: Acting,
  type: OperatorAuditEntry['type'],
  subject: string | null,
): Promise<void> => {
  const recordedAt = bank.wall()
  const entry = {
    ...{ id: newId('oae', 0, 0, recordedAt), realmId: realm.id, appId: operator.appId },
    ...{ operatorId: operator.id, operatorName: operator.name, type, subject },
    ...{ network: network ?? null, at: now(bank, realm), recordedAt },
  }
  await tx`insert into operator_audit_entries ${tx(entry)}`
}

/** What operators did, newest first; to who works for a merchant, what its own did. */
export const pageOfActs = async (
  { sql }: Pick<Kernel, 'sql'>,
  { realm, operator }: Acting,
  { limit = usualLimit, cursor }: PageQuery,
): Promise<{ items: OperatorAuditEntry[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^oae_\w{26}$/)
  const rows = await sql<Entry[]>`
    select id, operator_id, operator_name, type, subject, network, at
    from operator_audit_entries
    where realm_id = ${realm.id}
      ${operator.appId === null ? sql`` : sql`and app_id = ${operator.appId}`}
      ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit + 1}`
  return pageOf(rows, limit, ({ id }) => id, present)
}

const present = ({ id, operatorId, operatorName, at, ...rest }: Entry): OperatorAuditEntry => ({
  ...rest,
  id,
  operator: { id: operatorId, name: operatorName },
  at: toTimestamp(at),
})
