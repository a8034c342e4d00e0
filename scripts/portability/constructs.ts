import type { Schema } from './schema.ts'
import { everyNode, type Finding, locationIn, namesOf, type Node } from './tree.ts'

/** What one of the engines refuses, or answers each in its own way. */
export const constructFindings = (
  statement: Node,
  { moneyTables }: Pick<Schema, 'moneyTables'>,
): Finding[] =>
  [...everyNode(statement)].flatMap((node) => {
    const says = objectionTo(node, moneyTables)
    return says === undefined ? [] : [{ location: locationIn(node), says }]
  })

function objectionTo(node: Node, moneyTables: ReadonlySet<string>): string | undefined {
  if ('NotifyStmt' in node || 'ListenStmt' in node || 'UnlistenStmt' in node) return noNotify
  if ('FuncCall' in node) {
    const name = namesOf(node.FuncCall.funcname).at(-1) ?? ''
    if (name === 'pg_notify') return noNotify
    if (/^pg_(?:try_)?advisory_/.test(name))
      return 'No advisory locks: each node of a Citus has its own. Lock a row.'
  }
  if ('CommonTableExpr' in node && changesMoney(node.CommonTableExpr.ctequery, moneyTables))
    return 'No change of money inside a with: Citus sends it to every shard. Make it a statement.'
  if ('Constraint' in node && (node.Constraint.deferrable || isDeferral(node.Constraint.contype)))
    return noDeferring
  if ('ConstraintsSetStmt' in node) return noDeferring
  if (isTemporary(node)) return 'No temporary tables: they cannot be distributed.'
  return undefined
}

const noNotify =
  'No LISTEN or NOTIFY: it takes three quarters of the rate, and each node of a Citus hears only itself.'
const noDeferring = 'No deferrable constraints: nothing may come out only at the commit.'

const isDeferral = (kind = '') => /^CONSTR_ATTR_(?:DEFERRABLE|DEFERRED)$/.test(kind)

const isTemporary = (node: Node) =>
  ('CreateStmt' in node && node.CreateStmt.relation?.relpersistence === 't') ||
  ('IntoClause' in node && node.IntoClause.rel?.relpersistence === 't') ||
  ('CreateTableAsStmt' in node && node.CreateTableAsStmt.into?.rel?.relpersistence === 't')

function changesMoney(query: Node | undefined, moneyTables: ReadonlySet<string>): boolean {
  if (query === undefined) return false
  const target =
    'InsertStmt' in query
      ? query.InsertStmt.relation
      : 'UpdateStmt' in query
        ? query.UpdateStmt.relation
        : 'DeleteStmt' in query
          ? query.DeleteStmt.relation
          : 'MergeStmt' in query
            ? query.MergeStmt.relation
            : undefined
  return moneyTables.has(target?.relname ?? '')
}
