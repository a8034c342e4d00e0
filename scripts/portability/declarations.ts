import type { CreateTrigStmt } from 'libpg-query'
import type { DatabaseFunction } from './functions.ts'
import { constraintsIn, type Schema } from './schema.ts'
import { namesOf, type Node } from './tree.ts'

/** What the tables of money may not have, since they are spread over the nodes by their lane. */
export function tableFindings(
  statement: Node,
  { moneyTables }: Pick<Schema, 'moneyTables'>,
  functions: ReadonlyMap<string, DatabaseFunction>,
): string[] {
  if ('CreateTrigStmt' in statement) {
    const { relation } = statement.CreateTrigStmt
    return moneyTables.has(relation?.relname ?? '') && acts(statement.CreateTrigStmt, functions)
      ? [`${relation?.relname} is given a trigger that acts, and Citus has no triggers.`]
      : []
  }
  return constraintsIn(statement).flatMap(({ table, constraint: { contype, pktable } }) => {
    if (contype === 'CONSTR_IDENTITY' && moneyTables.has(table))
      return [`${table} is given a sequence, which counts on each node by itself.`]
    if (contype !== 'CONSTR_FOREIGN') return []
    return [table, pktable?.relname ?? ''].some((name) => moneyTables.has(name))
      ? [`${table} is given a foreign key to or from a table of money.`]
      : []
  })
}

// A trigger that only refuses may be dropped where a grant refuses as well.
const acts = ({ funcname }: CreateTrigStmt, functions: ReadonlyMap<string, DatabaseFunction>) =>
  functions.get(namesOf(funcname).at(-1) ?? '')?.acts !== false
