import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Operator } from './operator.ts'

/** An operator with what their sign-in goes by. */
export interface Locked extends Operator {
  tokenHash: string
  failures: number
  lockedUntil: Date | null
}

export const insertOperator = async (
  on: Queryable,
  operator: Operator & { tokenHash: string; recordedAt: Date },
): Promise<void> => {
  await on`insert into operators ${on({ ...operator })}`
}

/** Reads an operator with their row locked, so that of many tries each counts. */
export const lockOperator = async (tx: Tx, id: string): Promise<Locked | undefined> => {
  const [operator] = await tx<Locked[]>`
    select id, realm_id, app_id, name, role, token_hash, failures, locked_until
    from operators where id = ${id} for update`
  return operator
}

export const writeFailures = async (
  tx: Tx,
  id: string,
  failures: number,
  lockedUntil: Date | null,
): Promise<void> => {
  await tx`
    update operators set failures = ${failures}, locked_until = ${lockedUntil} where id = ${id}`
}
