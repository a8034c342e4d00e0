import type { SelectStmt } from 'libpg-query'
import { bondsOf, byLane, notAtAll, oneLane } from './bonds.ts'
import { addCondition, addTable, moneyOf, type Names, openScope, type Scope } from './scope.ts'
import { childrenOf, everyNode, type Finding, namesOf, type Node, queryNamesIn } from './tree.ts'

/** What has to be known to read a statement. */
export interface Reading {
  moneyTables: ReadonlySet<string>
  /** Names that are no columns: what a function declares. */
  variables: ReadonlySet<string>
  /** Whether it may look at every lane, as an audit does. It still has to join lane by lane. */
  readsAllLanes: boolean
}

/**
 * The tables of money that are touched without saying in which lanes. A database of many nodes would ask all of
 * them, and one node would look for the lane it could have been told.
 */
export const laneFindings = (statement: Node, reading: Reading): Finding[] =>
  judge(statement, { ...reading, hidden: queryNamesIn(statement) }, undefined)

type Judging = Reading & Names

function judge(node: Node, judging: Judging, outer: Scope | undefined): Finding[] {
  if ('SelectStmt' in node) return judgeSelect(node.SelectStmt, judging, outer)
  if ('InsertStmt' in node) {
    const { relation, cols = [] } = node.InsertStmt
    const scope = openScope([], judging, outer)
    if (relation) addTable(scope, relation, judging)
    const namesLane = cols.some((col) => 'ResTarget' in col && col.ResTarget.name === 'lane')
    const found = judgeBelow(node.InsertStmt, judging, scope)
    return namesLane ? found : [...moneyOf(scope).map(withoutColumn), ...found]
  }
  if ('UpdateStmt' in node || 'DeleteStmt' in node) {
    const change = 'UpdateStmt' in node ? node.UpdateStmt : node.DeleteStmt
    const others = 'fromClause' in change ? change.fromClause : undefined
    const used = 'usingClause' in change ? change.usingClause : undefined
    const scope = openScope(others ?? used ?? [], judging, outer)
    const { relation, whereClause } = change
    const target = relation && addTable(scope, relation, judging)
    addCondition(scope, whereClause)
    return [
      ...judgeTables(scope, judging, (alias) => alias === target),
      ...judgeBelow(change, judging, scope),
    ]
  }
  if ('MergeStmt' in node || 'TruncateStmt' in node || 'LockStmt' in node || 'CopyStmt' in node)
    return [...everyNode(node)].flatMap((part) => wholeTable(part, judging))
  return judgeBelow(Object.values(node)[0], judging, outer)
}

function judgeSelect(select: SelectStmt, judging: Judging, outer: Scope | undefined): Finding[] {
  const { larg, rarg, fromClause = [], whereClause, lockingClause = [] } = select
  if (larg && rarg) {
    return [
      ...judgeSelect(larg, judging, outer),
      ...judgeSelect(rarg, judging, outer),
      ...judgeBelow({ ...select, larg: null, rarg: null }, judging, outer),
    ]
  }
  const scope = openScope(fromClause, judging, outer)
  addCondition(scope, whereClause)
  const locks = lockingClause.flatMap((lock) => ('LockingClause' in lock ? lock.LockingClause : []))
  const isLocked = (alias: string) =>
    locks.some(({ lockedRels = [] }) => lockedRels.length === 0 || lockedRels.some(isNamed(alias)))
  return [
    ...judgeTables(scope, judging, isLocked),
    ...judgeCut(select, scope, judging),
    ...judgeBelow(select, judging, scope),
  ]
}

/**
 * A subquery with a limit or an offset is worked out row by row of what stands beside it. Citus sends it to a
 * lane's server with a row of the books, or where the lane itself is a value; never with a row of a function.
 */
function judgeCut(select: SelectStmt, scope: Scope, { variables }: Judging): Finding[] {
  if (!scope.outer || (!select.limitCount && !select.limitOffset)) return []
  const beside = [...everyNode({ SelectStmt: select })].some(
    (node) => 'ColumnRef' in node && isFromElsewhere(namesOf(node.ColumnRef.fields), scope),
  )
  const bonds = bondsOf(scope, variables)
  return moneyOf(scope)
    .filter(([alias]) => beside && bonds.levelOf(alias) === byLane)
    .map(([, { name, location }]) => ({
      location,
      says: `${name} is read beside rows from elsewhere with an offset or a limit: say its lane as a value.`,
    }))
}

/** Whether a column is of a table around, and not of the books. */
function isFromElsewhere([table = '', ...columns]: string[], scope: Scope): boolean {
  if (columns.length === 0 || scope.tables.has(table)) return false
  for (let around = scope.outer; around; around = around.outer) {
    const found = around.tables.get(table)
    if (found) return !found.isOfBooks
  }
  return false
}

const judgeBelow = (fields: unknown, judging: Judging, scope: Scope | undefined): Finding[] =>
  childrenOf(fields).flatMap((child) => judge(child, judging, scope))

function judgeTables(
  scope: Scope,
  { variables, readsAllLanes }: Judging,
  isWritten: (alias: string) => boolean,
): Finding[] {
  const bonds = bondsOf(scope, variables)
  const reads = moneyOf(scope).filter(([alias]) => !isWritten(alias))
  const firstAlias = reads[0]?.[0]
  const isJoined = (alias: string) =>
    firstAlias !== undefined && bonds.togetherWith(firstAlias).has(alias)
  return moneyOf(scope).flatMap(([alias, { name, location }]): Finding[] => {
    const level = bonds.levelOf(alias)
    if (isWritten(alias))
      return level === oneLane
        ? []
        : [{ location, says: `${name} is changed or locked in more than one lane.` }]
    if (level !== notAtAll) return []
    if (!readsAllLanes) return [{ location, says: `${name} is read without its lane.` }]
    return isJoined(alias)
      ? []
      : [{ location, says: `${name} is joined to another lane's rows: join it on lane.` }]
  })
}

const withoutColumn = ([, { name, location }]: ReturnType<typeof moneyOf>[number]): Finding => ({
  location,
  says: `${name} is written to without its lane.`,
})

const wholeTable = (part: Node, { moneyTables }: Judging): Finding[] =>
  'RangeVar' in part && moneyTables.has(part.RangeVar.relname ?? '')
    ? [{ location: part.RangeVar.location ?? 0, says: `${part.RangeVar.relname} is taken whole.` }]
    : []

const isNamed =
  (alias: string) =>
  (node: Node): boolean =>
    'RangeVar' in node && node.RangeVar.relname === alias
