import type { Schema } from './schema.ts'
import { childrenOf, type Finding, type Node, queryNamesIn } from './tree.ts'

/**
 * Tables of money and others asked by one query: Citus joins no rows of many servers with those of one. What is
 * asked for on its own first, `with … as materialized`, may be used beside anything.
 */
export function mixFindings(
  statement: Node,
  { moneyTables, otherTables }: Pick<Schema, 'moneyTables' | 'otherTables'>,
): Finding[] {
  const [query, ...separate] = queriesIn(statement)
  const hidden = queryNamesIn(statement)
  return [query ?? [], ...separate].flatMap((nodes) => {
    const tables = nodes.flatMap((node) =>
      'RangeVar' in node && !hidden.has(node.RangeVar.relname ?? '') ? [node.RangeVar] : [],
    )
    const spread = tables.find(
      ({ relname = '' }) => moneyTables.has(relname) && !otherTables.has(relname),
    )
    const local = tables.find(({ relname = '' }) => otherTables.has(relname))
    if (!spread || !local) return []
    const says = `${local.relname} is asked together with ${spread.relname}: read one of them first, with … as materialized.`
    return [{ location: local.location ?? 0, says }]
  })
}

/** The nodes of a statement, those of each query that is worked out on its own apart from the rest. */
function queriesIn(statement: Node): Node[][] {
  const own: Node[] = []
  const separate: Node[][] = []
  const visit = (node: Node): void => {
    if ('CommonTableExpr' in node && node.CommonTableExpr.ctequery && isSeparate(node)) {
      separate.push(...queriesIn(node.CommonTableExpr.ctequery))
      return
    }
    // Rows may be read from anywhere and inserted anywhere.
    if ('InsertStmt' in node) {
      const { selectStmt, withClause } = node.InsertStmt
      if (selectStmt) separate.push(...queriesIn(selectStmt))
      for (const child of childrenOf(withClause)) visit(child)
      return
    }
    own.push(node)
    for (const child of childrenOf(Object.values(node)[0])) visit(child)
  }
  visit(statement)
  return [own, ...separate]
}

const isSeparate = (node: Node): boolean =>
  'CommonTableExpr' in node &&
  (node.CommonTableExpr.ctematerialized === 'CTEMaterializeAlways' ||
    !('SelectStmt' in (node.CommonTableExpr.ctequery ?? {})))
