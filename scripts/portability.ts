import { globSync } from 'node:fs'
import { sep } from 'node:path'
import { loadModule, parseSync } from 'libpg-query'
import { constructFindings } from './portability/constructs.ts'
import { tableFindings } from './portability/declarations.ts'
import { type DatabaseFunction, functionIn } from './portability/functions.ts'
import { handedOver, readsMoney } from './portability/handed-over.ts'
import { laneFindings } from './portability/lanes.ts'
import { mixFindings } from './portability/mixing.ts'
import { callFindings, insertFindings, makesTables, nameFindings } from './portability/names.ts'
import { readSchema, type Schema } from './portability/schema.ts'
import { type SqlText, statementsOf } from './portability/sql-texts.ts'
import type { Finding, Node } from './portability/tree.ts'

/** Where every lane is read on purpose, and why that is right. Lane by lane all the same. */
const wholeReaders: Record<string, string> = {
  'packages/mock-bank/src/ledger/verify/lanes.ts': 'An audit looks at everything.',
}

/**
 * What the bank's SQL says that PGlite, PostgreSQL and Citus would not answer alike, as `file:line: sentence`:
 * tables of money touched without their lane, keys without it, and what one of the engines refuses.
 */
export async function portabilityFaults(
  root: string,
  mayReadAllLanes: Record<string, string> = wholeReaders,
): Promise<string[]> {
  await loadModule()
  const schema = readSchema(root)
  const functions = functionsOf(schema)
  const called = handedOver(functions, schema)
  const whole = new Set<string>()
  const faults = [
    ...keyFaults(schema),
    ...declarationFaults(schema, functions),
    ...[...functions.values()].flatMap((each) => bodyFaults(each, { schema, functions, called })),
    ...sourceFiles(root).flatMap((file) =>
      sourceFaults(root, file, { schema, called, mayReadAllLanes, whole }),
    ),
  ]
  const needless = Object.keys(mayReadAllLanes).filter((file) => !whole.has(file))
  return [
    ...faults,
    ...needless.map((file) => `${file}:1: Reads no lane but its own, and is excused for it.`),
  ].toSorted()
}

const sourceFiles = (root: string) =>
  globSync('packages/mock-bank/src/**/*.ts', { cwd: root }).map((file) => file.split(sep).join('/'))

function functionsOf({ declarations }: Schema): Map<string, DatabaseFunction> {
  const functions = declarations.flatMap((declaration) => functionIn(declaration) ?? [])
  return new Map(functions.map((each) => [each.name, each]))
}

const keyFaults = ({ tables, keys, moneyTables }: Schema): string[] => [
  ...tables
    .filter(
      ({ name, parent, columns }) =>
        moneyTables.has(name) && parent === null && !columns.includes('lane'),
    )
    .map(
      ({ name, file, line }) => `${file}:${line}: ${name} belongs to the books and has no lane.`,
    ),
  ...keys
    .filter(({ table, columns }) => moneyTables.has(table) && columns[0] !== 'lane')
    .map(({ table, file, line }) => `${file}:${line}: A key of ${table} does not begin with lane.`),
]

const declarationFaults = (
  schema: Schema,
  functions: ReadonlyMap<string, DatabaseFunction>,
): string[] =>
  schema.declarations.flatMap(({ file, line, statement }) =>
    [
      ...tableFindings(statement, schema, functions),
      ...constructFindings(statement, schema).map(({ says }) => says),
      ...viewFindings(statement, schema).map(({ says }) => says),
    ].map((says) => `${file}:${line}: ${says}`),
  )

// Whoever reads a view says in which lanes; inside, lanes must not be mixed.
const viewFindings = (statement: Node, schema: Schema): Finding[] => {
  if (!('ViewStmt' in statement) || !statement.ViewStmt.query) return []
  const { query } = statement.ViewStmt
  const reading = { ...schema, variables: new Set<string>(), readsAllLanes: true }
  return [...laneFindings(query, reading), ...mixFindings(query, schema)]
}

interface Known {
  schema: Schema
  functions: ReadonlyMap<string, DatabaseFunction>
  /** The functions whose calls are handed over. */
  called: ReadonlySet<string>
}

function bodyFaults(each: DatabaseFunction, { schema, functions, called }: Known): string[] {
  const reading = {
    moneyTables: schema.moneyTables,
    variables: each.variables,
    readsAllLanes: false,
  }
  const isOfTheBooks = readsMoney(each, schema)
  const found = each.texts.flatMap((text) =>
    read(text, (statement) => [
      ...laneFindings(statement, reading),
      ...constructFindings(statement, schema),
      ...mixFindings(statement, schema),
      ...(isOfTheBooks ? nameFindings(statement, functions) : []),
      ...(called.has(each.name) ? insertFindings(statement, schema) : []),
    ]),
  )
  const dynamic = each.dynamic.flatMap((text) =>
    read(text, (statement) => (makesTables(statement) ? [] : [{ location: 0, says: unseen }])),
  )
  return [...found, ...dynamic]
}

const unseen = 'What is put together at run time cannot be checked.'

interface Surroundings extends Omit<Known, 'functions'> {
  mayReadAllLanes: Record<string, string>
  /** Files that were found to need their excuse. */
  whole: Set<string>
}

function sourceFaults(
  root: string,
  file: string,
  { schema, called, mayReadAllLanes, whole }: Surroundings,
): string[] {
  const { texts, unreadable } = statementsOf(root, file, schema.moneyTables)
  const { moneyTables } = schema
  const hot = { moneyTables, variables: new Set<string>(), readsAllLanes: false }
  const isExcused = file in mayReadAllLanes
  const judge = (statement: Node): Finding[] => {
    const onLanes = laneFindings(statement, hot)
    if (isExcused && onLanes.length > 0) whole.add(file)
    return [
      ...(isExcused ? laneFindings(statement, { ...hot, readsAllLanes: true }) : onLanes),
      ...constructFindings(statement, schema),
      ...mixFindings(statement, schema),
      ...callFindings(statement, called),
    ]
  }
  const faults = [
    ...texts.flatMap((text) => read(text, judge)),
    ...unreadable.map(
      ({ line }) =>
        `${file}:${line}: Speaks of a table of money in a piece. Write the statement whole.`,
    ),
  ]
  return [...new Set(faults)]
}

function read(text: SqlText, judge: (statement: Node) => Finding[]): string[] {
  const at = (byte: number) =>
    `${text.file}:${text.lineOf(Buffer.from(text.sql).subarray(0, byte).toString().length)}`
  try {
    const { stmts = [] } = parseSync(text.sql)
    return stmts
      .flatMap(({ stmt }) => (stmt ? judge(stmt) : []))
      .map(({ location, says }) => `${at(location)}: ${says}`)
  } catch (error) {
    return [`${at(0)}: Cannot be read: ${error instanceof Error ? error.message : String(error)}.`]
  }
}
