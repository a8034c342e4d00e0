import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseSync } from 'libpg-query'
import type { Constraint } from 'libpg-query'
import { lineAt } from './sql-texts.ts'
import { everyNode, namesOf, type Node } from './tree.ts'

/** A statement of a migration, with its text from the first word to the last. */
export interface Declaration {
  file: string
  line: number
  text: string
  statement: Node
}

export interface Table {
  name: string
  file: string
  line: number
  columns: string[]
  /** The table it is a partition of, whose columns and keys it has. */
  parent: string | null
}

/** What must be unique, and of which table. */
export interface Key {
  table: string
  columns: string[]
  file: string
  line: number
}

export interface Schema {
  declarations: Declaration[]
  tables: Table[]
  keys: Key[]
  /** The tables that belong to a lane, whatever else the books are kept in, and views of them. */
  moneyTables: ReadonlySet<string>
  /** Those that stay on one server when the books are spread over many. */
  otherTables: ReadonlySet<string>
}

/** Has a lane, and stays where its readers write what they make of the news. */
const cursors = 'outbox_cursors'

/** What the migrations make, read as PostgreSQL would. */
export function readSchema(root: string): Schema {
  const files = globSync('packages/mock-bank/migrations/*.sql', { cwd: root }).toSorted()
  const declarations = files.flatMap((file) => declarationsOf(root, file.split(sep).join('/')))
  const tables = declarations.flatMap(tablesIn)
  const moneyTables = new Set<string>()
  for (const { name, parent, file, columns } of tables) {
    const isMoney = file.endsWith('_ledger.sql') || columns.includes('lane')
    if (isMoney || (parent !== null && moneyTables.has(parent))) moneyTables.add(name)
  }
  const otherTables = new Set([
    cursors,
    ...tables.map(({ name }) => name).filter((name) => !moneyTables.has(name)),
  ])
  for (const { statement } of declarations) {
    if (!('ViewStmt' in statement)) continue
    const { view, query } = statement.ViewStmt
    const showsMoney = query && [...everyNode(query)].some((node) => isOneOf(moneyTables, node))
    if (view?.relname !== undefined && showsMoney) moneyTables.add(view.relname)
  }
  return { declarations, tables, keys: declarations.flatMap(keysIn), moneyTables, otherTables }
}

const isOneOf = (names: ReadonlySet<string>, node: Node): boolean =>
  'RangeVar' in node && names.has(node.RangeVar.relname ?? '')

function declarationsOf(root: string, file: string): Declaration[] {
  const source = readFileSync(join(root, file))
  const { stmts = [] } = parseSync(source.toString())
  // The parser counts in bytes, and a last statement without a semicolon has no length.
  return stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length }): Declaration[] => {
    const end = length === undefined ? undefined : start + length
    const text = source.subarray(start, end).toString()
    const blank = /^(?:\s|--[^\n]*\n)*/.exec(text)?.[0].length ?? 0
    const line = lineAt(source.subarray(0, start).toString() + text, start + blank)
    return stmt ? [{ file, line, text: text.slice(blank), statement: stmt }] : []
  })
}

function tablesIn({ statement, file, line }: Declaration): Table[] {
  if (!('CreateStmt' in statement)) return []
  const { relation, tableElts = [], partbound, inhRelations = [] } = statement.CreateStmt
  const columns = tableElts.flatMap((part) =>
    'ColumnDef' in part ? [part.ColumnDef.colname ?? ''] : [],
  )
  const [whole] = partbound ? inhRelations : []
  const parent = whole && 'RangeVar' in whole ? (whole.RangeVar.relname ?? null) : null
  return [{ name: relation?.relname ?? '', file, line, columns, parent }]
}

function keysIn({ statement, file, line }: Declaration): Key[] {
  if ('IndexStmt' in statement) {
    const { unique, relation, indexParams = [] } = statement.IndexStmt
    const columns = indexParams.map((part) =>
      'IndexElem' in part ? (part.IndexElem.name ?? '') : '',
    )
    return unique ? [{ table: relation?.relname ?? '', columns, file, line }] : []
  }
  return constraintsIn(statement).flatMap(({ table, constraint, column }) =>
    isKey(constraint)
      ? [{ table, columns: column === null ? namesOf(constraint.keys) : [column], file, line }]
      : [],
  )
}

const isKey = ({ contype }: Constraint) =>
  contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_EXCLUSION'

export interface TableConstraint {
  table: string
  /** The column it was written beside, if it was. */
  column: string | null
  constraint: Constraint
}

/** The constraints a statement puts on a table. */
export function constraintsIn(statement: Node): TableConstraint[] {
  if ('CreateStmt' in statement)
    return constraintsOf(statement.CreateStmt.relation?.relname, statement.CreateStmt.tableElts)
  if (!('AlterTableStmt' in statement)) return []
  const { relation, cmds = [] } = statement.AlterTableStmt
  const added = cmds.flatMap((cmd) => ('AlterTableCmd' in cmd ? (cmd.AlterTableCmd.def ?? []) : []))
  return constraintsOf(relation?.relname, added)
}

const constraintsOf = (table = '', parts: Node[] = []): TableConstraint[] =>
  parts.flatMap((part): TableConstraint[] => {
    if ('Constraint' in part) return [{ table, column: null, constraint: part.Constraint }]
    if (!('ColumnDef' in part)) return []
    const { colname = '', constraints = [] } = part.ColumnDef
    return constraints.flatMap((each) =>
      'Constraint' in each ? [{ table, column: colname, constraint: each.Constraint }] : [],
    )
  })
