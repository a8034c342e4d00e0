import type { Operation } from './operations.ts'

/** What is at an address: an operation for each of its methods. */
export interface Place {
  operations: ReadonlyMap<string, Operation>
  /** The address, piece by piece, as it is meant: `%6Frders` is `orders`. */
  pieces: readonly string[]
}

interface Node {
  fixed: Map<string, Node>
  /** Where the path has a parameter. */
  any: Node | null
  operations: Map<string, Operation>
}

/** Finds what is at a path; undefined where the contract has no such path. */
export const createRouting = (
  operations: readonly Operation[],
): ((pathname: string) => Place | undefined) => {
  const root = emptyNode()
  for (const operation of operations)
    nodeOf(root, operation.route.path.split('/')).operations.set(operation.route.method, operation)

  return (pathname) => {
    const pieces = pathname.split('/')
    if (pathname.includes('%'))
      for (const [i, piece] of pieces.entries()) pieces[i] = decoded(piece)
    const node = find(root, pieces, 0)
    return node && { operations: node.operations, pieces }
  }
}

/** The parameters of an operation's path, by their names. */
export const paramsIn = (
  { route }: Operation,
  pieces: readonly string[],
): Record<string, string> => {
  const params: Record<string, string> = {}
  for (const [place, name] of route.path.split('/').entries())
    if (name.startsWith(':')) params[name.slice(1)] = pieces[place] ?? ''
  return params
}

const emptyNode = (): Node => ({ fixed: new Map(), any: null, operations: new Map() })

const nodeOf = (root: Node, pieces: readonly string[]): Node => {
  let node = root
  for (const piece of pieces) {
    const isParam = piece.startsWith(':')
    const next = (isParam ? node.any : node.fixed.get(piece)) ?? emptyNode()
    if (isParam) node.any = next
    else node.fixed.set(piece, next)
    node = next
  }
  return node
}

/** A fixed piece comes before a parameter. */
const find = (node: Node, pieces: readonly string[], depth: number): Node | undefined => {
  const piece = pieces[depth]
  if (piece === undefined) return node.operations.size > 0 ? node : undefined
  const fixed = node.fixed.get(piece)
  const found = fixed && find(fixed, pieces, depth + 1)
  if (found) return found
  return node.any && piece !== '' ? find(node.any, pieces, depth + 1) : undefined
}

/** What cannot be decoded stays as it is, and names nothing. */
const decoded = (piece: string): string => {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
