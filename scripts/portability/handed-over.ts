import { parseSync } from 'libpg-query'
import type { DatabaseFunction } from './functions.ts'
import type { Schema } from './schema.ts'
import { everyNode, namesOf, type Node } from './tree.ts'

/** Those that are told their lane and touch only what is spread by it: Citus hands their calls to its server. */
export const handedOver = (
  functions: ReadonlyMap<string, DatabaseFunction>,
  { otherTables }: Schema,
): Set<string> =>
  new Set(
    [...functions.values()]
      .filter(({ variables }) => [...variables][0] === 'p_lane')
      .filter((each) => [...touchedBy(each, functions)].every((name) => !otherTables.has(name)))
      .map(({ name }) => name),
  )

/** The names of all tables and functions that a function touches, and that those touch which it calls. */
function touchedBy(
  each: DatabaseFunction,
  functions: ReadonlyMap<string, DatabaseFunction>,
): Set<string> {
  const touched = new Set([each.name])
  for (const name of touched)
    for (const node of nodesOf(functions.get(name)))
      if ('RangeVar' in node) touched.add(node.RangeVar.relname ?? '')
      else if ('FuncCall' in node) touched.add(namesOf(node.FuncCall.funcname).at(-1) ?? '')
  return touched
}

const nodesOf = (each: DatabaseFunction | undefined): Node[] =>
  (each?.texts ?? [])
    .flatMap(({ sql }) => parseSync(sql).stmts ?? [])
    .flatMap(({ stmt }) => (stmt ? [...everyNode(stmt)] : []))

export const readsMoney = (each: DatabaseFunction, { moneyTables }: Schema) =>
  nodesOf(each).some((node) => 'RangeVar' in node && moneyTables.has(node.RangeVar.relname ?? ''))
