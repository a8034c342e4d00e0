import type { DatabaseFunction } from './functions.ts'
import type { Schema } from './schema.ts'
import { everyNode, type Finding, locationIn, namesOf, type Node, queryNamesIn } from './tree.ts'

/** Names inside a function that is sent to a node, where nobody has set a search path. */
export function nameFindings(
  statement: Node,
  functions: ReadonlyMap<string, DatabaseFunction>,
): Finding[] {
  const hidden = queryNamesIn(statement)
  return [...everyNode(statement)].flatMap((node) => {
    const name = bareName(node, hidden, functions)
    return name === undefined
      ? []
      : [{ location: locationIn(node), says: `Say public.${name}: Citus sends no search path.` }]
  })
}

function bareName(
  node: Node,
  hidden: ReadonlySet<string>,
  functions: ReadonlyMap<string, DatabaseFunction>,
): string | undefined {
  if ('RangeVar' in node) {
    const { schemaname, relname = '' } = node.RangeVar
    return schemaname === undefined && !hidden.has(relname) ? relname : undefined
  }
  if (!('FuncCall' in node)) return undefined
  const [name = '', ...others] = namesOf(node.FuncCall.funcname)
  return others.length === 0 && functions.has(name) ? name : undefined
}

/** Citus hands a call to the lane's node where the call is all there is to the statement. */
export function callFindings(statement: Node, handedOver: ReadonlySet<string>): Finding[] {
  const calls = [...everyNode(statement)].flatMap((node) =>
    'FuncCall' in node && handedOver.has(namesOf(node.FuncCall.funcname).at(-1) ?? '')
      ? [node.FuncCall]
      : [],
  )
  return isPlainCall(statement)
    ? []
    : calls.map(({ location = 0 }) => ({
        location,
        says: 'A function of the books is called by a select of its own: Citus hands over nothing else.',
      }))
}

function isPlainCall(statement: Node): boolean {
  if (!('SelectStmt' in statement)) return false
  const { targetList = [], fromClause, whereClause, withClause, op } = statement.SelectStmt
  const [target] = targetList
  if (targetList.length !== 1 || target === undefined || !('ResTarget' in target)) return false
  const { val } = target.ResTarget
  const isSimple = !fromClause && !whereClause && !withClause && op === 'SETOP_NONE'
  return isSimple && val !== undefined && 'FuncCall' in val && !hasQuery(val)
}

const hasQuery = (node: Node) => [...everyNode(node)].some((part) => 'SubLink' in part)

/** Tables may be made by statements put together at run time; what reads or writes rows may not. */
export const makesTables = (expression: Node): boolean =>
  [...everyNode(expression)].some(
    (node) =>
      'A_Const' in node &&
      /^\s*(?:create|alter|drop|grant|revoke)\s/i.test(node.A_Const.sval?.sval ?? ''),
  )

/** Citus lets no call it has handed over insert what a query of the books answers: that has to be read first. */
export const insertFindings = (
  statement: Node,
  { moneyTables }: Pick<Schema, 'moneyTables'>,
): Finding[] =>
  [...everyNode(statement)].flatMap((node) => {
    if (!('InsertStmt' in node) || !node.InsertStmt.selectStmt) return []
    const source = [...everyNode(node.InsertStmt.selectStmt)].find(
      (part) => 'RangeVar' in part && moneyTables.has(part.RangeVar.relname ?? ''),
    )
    const says = 'A function of one lane reads the books first, and then inserts.'
    return source ? [{ location: locationIn(source), says }] : []
  })
