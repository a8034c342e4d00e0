import type { JoinExpr, RangeVar } from 'libpg-query'
import { everyNode, namesOf, type Node } from './tree.ts'

interface Table {
  name: string
  isMoney: boolean
  /** Whether its rows are made from tables of money and nothing else. */
  isOfBooks: boolean
  location: number
}

interface Condition {
  holds: Node
  /** The tables it narrows: an outer join keeps the rows of its other side whatever it says. */
  narrows: (alias: string) => boolean
}

/** The tables one statement's columns may come from, and those around it. */
export interface Scope {
  tables: Map<string, Table>
  conditions: Condition[]
  outer: Scope | undefined
}

/** Which names are tables of money; `with` gives names that are no tables. */
export interface Names {
  moneyTables: ReadonlySet<string>
  hidden: ReadonlySet<string>
}

export function openScope(from: Node[], names: Names, outer: Scope | undefined): Scope {
  const scope: Scope = { tables: new Map(), conditions: [], outer }
  for (const item of from) addItem(scope, item, names)
  return scope
}

export const moneyOf = ({ tables }: Scope) => [...tables].filter(([, { isMoney }]) => isMoney)

/** What must hold of every row, whatever tables it is of. */
export function addCondition(scope: Scope, holds: Node | undefined): void {
  if (holds) scope.conditions.push({ holds, narrows: () => true })
}

/** Answers the name by which the statement speaks of the table. */
export function addTable(scope: Scope, table: RangeVar, { moneyTables, hidden }: Names): string {
  const { relname: name = '', alias, location = 0 } = table
  const known = alias?.aliasname ?? name
  const isMoney = moneyTables.has(name) && !hidden.has(name)
  scope.tables.set(known, { name, isMoney, isOfBooks: isMoney, location })
  return known
}

function addItem(scope: Scope, item: Node, names: Names): void {
  if ('RangeVar' in item) addTable(scope, item.RangeVar, names)
  if ('JoinExpr' in item) addJoin(scope, item.JoinExpr, names)
  if ('RangeFunction' in item) addDerived(scope, item.RangeFunction.alias?.aliasname, false)
  if ('RangeSubselect' in item) {
    const { alias, subquery } = item.RangeSubselect
    addDerived(scope, alias?.aliasname, subquery !== undefined && isOfBooks(subquery, names))
  }
}

function addDerived(scope: Scope, name: string | undefined, isOfBooks: boolean): void {
  if (name !== undefined) scope.tables.set(name, { name, isMoney: false, isOfBooks, location: 0 })
}

function isOfBooks(subquery: Node, { moneyTables }: Names): boolean {
  const nodes = [...everyNode(subquery)]
  const tables = nodes.flatMap((node) => ('RangeVar' in node ? [node.RangeVar] : []))
  const isAll = tables.every(({ relname = '' }) => moneyTables.has(relname))
  return tables.length > 0 && isAll && !nodes.some((node) => 'RangeFunction' in node)
}

function addJoin(scope: Scope, join: JoinExpr, names: Names): void {
  const left = openScope(join.larg ? [join.larg] : [], names, undefined)
  const right = openScope(join.rarg ? [join.rarg] : [], names, undefined)
  const keepsLeft = join.jointype === 'JOIN_LEFT' || join.jointype === 'JOIN_FULL'
  const keepsRight = join.jointype === 'JOIN_RIGHT' || join.jointype === 'JOIN_FULL'
  const narrows = (alias: string) =>
    !(keepsLeft && left.tables.has(alias)) && !(keepsRight && right.tables.has(alias))

  for (const side of [left, right]) {
    for (const [alias, table] of side.tables) scope.tables.set(alias, table)
    scope.conditions.push(...side.conditions)
  }
  if (join.quals) scope.conditions.push({ holds: join.quals, narrows })
  if (!namesOf(join.usingClause).includes('lane')) return
  for (const one of left.tables.keys())
    for (const other of right.tables.keys())
      scope.conditions.push({ holds: sameLane(one, other), narrows })
}

const sameLane = (left: string, right: string): Node => ({
  A_Expr: {
    kind: 'AEXPR_OP',
    name: [{ String: { sval: '=' } }],
    lexpr: laneColumn(left),
    rexpr: laneColumn(right),
  },
})

const laneColumn = (table: string): Node => ({
  ColumnRef: { fields: [{ String: { sval: table } }, { String: { sval: 'lane' } }] },
})
