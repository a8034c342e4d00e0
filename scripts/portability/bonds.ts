import { moneyOf, type Scope } from './scope.ts'
import { everyNode, namesOf, type Node } from './tree.ts'

/** How narrowly a table's lane is named. */
export const notAtAll = 0
export const byLane = 1
export const oneLane = 2

/** Which lanes are said to be the same, and which are said outright. */
export function bondsOf(scope: Scope, variables: ReadonlySet<string>) {
  const together = new Graph()
  const narrowing = new Graph()
  const levels = new Map<string, number>()

  for (const { holds, narrows } of scope.conditions) {
    const say = (alias: string, value: Node, isOne: boolean) => {
      const level = levelOfValue(value, isOne, scope, variables)
      if (narrows(alias)) levels.set(alias, Math.max(levels.get(alias) ?? notAtAll, level))
    }
    for (const [left, right, isOne] of equalitiesIn(holds)) {
      const a = laneOf(left, scope)
      const b = laneOf(right, scope)
      if (a === undefined && b !== undefined) say(b, left, isOne)
      if (a !== undefined && b === undefined) say(a, right, isOne)
      if (a === undefined || b === undefined) continue
      together.add(a, b)
      together.add(b, a)
      if (narrows(a)) narrowing.add(a, b)
      if (narrows(b)) narrowing.add(b, a)
    }
  }

  return {
    /** The tables whose rows meet only those of the same lane. */
    togetherWith: (alias: string): Set<string> => together.from(alias),
    levelOf: (alias: string): number =>
      Math.max(...[...narrowing.from(alias)].map((other) => levels.get(other) ?? notAtAll)),
  }
}

class Graph {
  readonly #ways = new Map<string, Set<string>>()

  add(from: string, to: string): void {
    this.#ways.set(from, (this.#ways.get(from) ?? new Set()).add(to))
  }

  from(start: string): Set<string> {
    const found = new Set([start])
    for (const place of found) for (const next of this.#ways.get(place) ?? []) found.add(next)
    return found
  }
}

type Equality = [left: Node, right: Node, isOne: boolean]

/** What must be equal for the condition to hold: only what is joined by `and` must. */
function equalitiesIn(condition: Node): Equality[] {
  if ('BoolExpr' in condition) {
    const { boolop, args = [] } = condition.BoolExpr
    return boolop === 'AND_EXPR' ? args.flatMap(equalitiesIn) : []
  }
  if (!('A_Expr' in condition)) return []
  const { kind, name, lexpr, rexpr } = condition.A_Expr
  if (namesOf(name).at(-1) !== '=' || lexpr === undefined || rexpr === undefined) return []
  if (kind === 'AEXPR_OP' && 'RowExpr' in lexpr && 'RowExpr' in rexpr) {
    const right = rexpr.RowExpr.args ?? []
    return (lexpr.RowExpr.args ?? []).map((left, i): Equality => [left, right[i] ?? left, true])
  }
  if (kind === 'AEXPR_OP') return [[lexpr, rexpr, true]]
  return kind === 'AEXPR_OP_ANY' || kind === 'AEXPR_IN' ? [[lexpr, rexpr, false]] : []
}

/** The table of money whose lane this is. */
function laneOf(expression: Node, scope: Scope): string | undefined {
  if ('TypeCast' in expression && expression.TypeCast.arg)
    return laneOf(expression.TypeCast.arg, scope)
  if (!('ColumnRef' in expression)) return undefined
  const names = namesOf(expression.ColumnRef.fields)
  if (names.at(-1) !== 'lane') return undefined
  const money = moneyOf(scope).map(([alias]) => alias)
  // Said without its table, it is clear only where there is one.
  const alias = names.length > 1 ? names.at(-2) : money.length === 1 ? money[0] : undefined
  return money.find((known) => known === alias)
}

/** A value given from outside names one lane; another table's column names one a row. */
function levelOfValue(
  value: Node,
  isOne: boolean,
  scope: Scope,
  variables: ReadonlySet<string>,
): number {
  const levels = [...everyNode(value)].map((node) => {
    if ('SubLink' in node) return byLane
    if (!('ColumnRef' in node)) return oneLane
    return levelOfColumn(namesOf(node.ColumnRef.fields), scope, variables)
  })
  return Math.min(isOne ? oneLane : byLane, ...levels)
}

function levelOfColumn(names: string[], scope: Scope, variables: ReadonlySet<string>): number {
  const [column = '', table] = names.toReversed()
  if (table === undefined) {
    if (variables.has(column)) return oneLane
    const isElsewhere = [...scope.tables.values()].some(({ isMoney }) => !isMoney)
    return isElsewhere || scope.outer !== undefined ? byLane : notAtAll
  }
  for (let around: Scope | undefined = scope; around; around = around.outer) {
    const found = around.tables.get(table)
    if (found) return found.isMoney && (around === scope || column !== 'lane') ? notAtAll : byLane
  }
  return variables.has(table) ? oneLane : byLane
}
