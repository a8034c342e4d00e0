import { parsePlPgSQLSync } from 'libpg-query'
import type { Declaration } from './schema.ts'
import type { SqlText } from './sql-texts.ts'
import { namesOf } from './tree.ts'

/** A function of the database, and what its body does. */
export interface DatabaseFunction {
  name: string
  file: string
  /** Names in its body that are no columns: parameters, and whatever it declares. */
  variables: Set<string>
  /** The statements in it, and the expressions. */
  texts: SqlText[]
  /** What it puts together while it runs: expressions whose value becomes a statement. */
  dynamic: SqlText[]
  /** Whether it sends statements of its own, beside working out what it returns. */
  acts: boolean
}

export function functionIn(declaration: Declaration): DatabaseFunction | null {
  const { statement, text, file, line } = declaration
  if (!('CreateFunctionStmt' in statement)) return null
  const { funcname, parameters = [], options = [] } = statement.CreateFunctionStmt
  const optionOf = (wanted: string) =>
    options.flatMap((option) =>
      'DefElem' in option && option.DefElem.defname === wanted ? (option.DefElem.arg ?? []) : [],
    )
  const named = {
    file,
    name: namesOf(funcname).at(-1) ?? '',
    variables: new Set(
      parameters.flatMap((each) =>
        'FunctionParameter' in each ? [each.FunctionParameter.name ?? ''] : [],
      ),
    ),
  }
  // Lines inside are counted from the one the body begins on.
  const bodyAt = line + text.slice(0, Math.max(text.search(/\bas\s+\$/i), 0)).split('\n').length - 1
  if (namesOf(optionOf('language'))[0] === 'plpgsql')
    return { ...named, ...procedural(text, named.variables, { file, bodyAt }) }

  const body = optionOf('as').flatMap((part) => ('List' in part ? namesOf(part.List.items) : []))
  const texts = body.map((sql) => textAt(file, bodyAt, sql, sql))
  return { ...named, texts, dynamic: [], acts: true }
}

interface Part {
  /** Such as `PLpgSQL_stmt_execsql`. */
  kind: string
  fields: Record<string, unknown>
  /** Where the statement it stands in begins, from one. */
  line: number
}

function procedural(
  declared: string,
  parameters: Set<string>,
  { file, bodyAt }: { file: string; bodyAt: number },
): Pick<DatabaseFunction, 'variables' | 'texts' | 'dynamic' | 'acts'> {
  const { plpgsql_funcs: parsed } = parsePlPgSQLSync(declared) as unknown as {
    plpgsql_funcs: { PLpgSQL_function: { datums: unknown; action: unknown } }[]
  }
  const parts = partsOf(parsed[0]?.PLpgSQL_function, 1)
  const textOf = ({ fields, line }: Part): SqlText => {
    const query = String(fields['query'])
    return textAt(file, bodyAt + line - 1, query, asStatement(query, Number(fields['parseMode'])))
  }
  const isDynamic = ({ kind }: Part) => /_(?:dynexecute|dynfors)$/.test(kind)
  return {
    variables: new Set([
      ...parameters,
      ...parts.flatMap(({ fields }) =>
        typeof fields['refname'] === 'string' ? [fields['refname']] : [],
      ),
    ]),
    texts: expressionsAmong(parts).map(textOf),
    dynamic: parts
      .filter(isDynamic)
      .flatMap(({ fields, line }) => expressionsAmong(partsOf(fields['query'], line)).map(textOf)),
    acts: parts.some(({ kind }) => /_(?:execsql|perform|dynexecute|fors|dynfors|call)$/.test(kind)),
  }
}

const expressionsAmong = (parts: Part[]) => parts.filter(({ kind }) => kind === 'PLpgSQL_expr')

const textAt = (file: string, line: number, query: string, sql: string): SqlText => ({
  file,
  sql,
  lineOf: (offset) => line + query.slice(0, offset).split('\n').length - 1,
})

// An expression or an assignment is computed by a select, and is read as one.
function asStatement(query: string, mode: number): string {
  if (mode === 0) return query
  return `select ${mode === 2 ? query : query.slice(query.search(/:?=/)).replace(/^:?=/, '')}`
}

/** Every part of a body, with the line of the statement it stands in. */
function partsOf(value: unknown, around: number): Part[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => partsOf(item, around))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([kind, content]: [string, unknown]) => {
    if (!kind.startsWith('PLpgSQL_')) return partsOf(content, around)
    const fields = content as Record<string, unknown>
    const line = typeof fields['lineno'] === 'number' ? fields['lineno'] : around
    return [{ kind, fields, line }, ...partsOf(Object.values(fields), line)]
  })
}
