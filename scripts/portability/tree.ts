import type { Node } from 'libpg-query'

/** What PostgreSQL's own parser makes of a statement, and what is found where in its text. */
export type { Node }

/** Something that is wrong with a statement, at a byte of its text. */
export interface Finding {
  location: number
  says: string
}

/** The nodes directly below, however the grammar names the place they stand in. */
export function childrenOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([place, item]: [string, unknown]) => nodesAt(place, item))
}

/** The node itself and all below it. */
export function* everyNode(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(Object.values(node)[0])) yield* everyNode(child)
}

/** The names of `a.b.c`, where it has no star. */
export const namesOf = (fields: Node[] = []): string[] =>
  fields.flatMap((field) => ('String' in field ? [field.String.sval ?? ''] : []))

/** The names that `with` gives to queries, which are no tables. */
export const queryNamesIn = (statement: Node): Set<string> =>
  new Set(
    [...everyNode(statement)].flatMap((node) =>
      'CommonTableExpr' in node ? [node.CommonTableExpr.ctename ?? ''] : [],
    ),
  )

/** Where a node begins. */
export function locationIn(node: Node): number {
  const { location } = Object.values(node)[0] as { location?: number }
  return location ?? 0
}

// Where the grammar allows one kind of node alone, its name is left out.
const kindAt: Record<string, string> = {
  relation: 'RangeVar',
  rel: 'RangeVar',
  intoClause: 'IntoClause',
}

function nodesAt(place: string, value: unknown): Node[] {
  if (isNode(value)) return [value]
  const kind = kindAt[place]
  return kind === undefined || typeof value !== 'object' || value === null
    ? childrenOf(value)
    : [{ [kind]: value } as unknown as Node]
}

function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const [name, ...others] = Object.keys(value)
  return name !== undefined && others.length === 0 && /^[A-Z]/.test(name)
}
