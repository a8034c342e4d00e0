import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'rolldown/parseAst'

/** A statement as the database gets it, and where it stands. */
export interface SqlText {
  file: string
  sql: string
  /** Of a character of `sql`, from one. */
  lineOf(offset: number): number
}

/** A string that speaks of a table of money and is no statement: what it becomes cannot be seen. */
export interface Unreadable {
  file: string
  line: number
}

export interface Statements {
  texts: SqlText[]
  unreadable: Unreadable[]
}

/** The part of the syntax tree that is looked at. */
interface Syntax {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

interface Template extends Syntax {
  quasis: (Syntax & { value: { cooked: string | null; raw: string } })[]
  expressions: Syntax[]
}

/** Text with the place in the source that it came from. */
interface Piece {
  text: string
  start: number
}

const firstWord =
  /^\s*(?:--[^\n]*\s*)*(?:select|insert|update|delete|with|merge|truncate|lock|copy|listen|unlisten|notify|create|alter|drop|call|do|set|values)\b/i

/** More ways of putting fragments together than anybody could read. */
const mostVariants = 64

/** Every statement a source file sends to the database, in each form its conditions can give it. */
export function statementsOf(
  root: string,
  file: string,
  moneyTables: ReadonlySet<string>,
): Statements {
  const source = readFileSync(join(root, file), 'utf8')
  const program = parseAst(source, { lang: 'ts' }) as unknown as Syntax
  const found: Statements = { texts: [], unreadable: [] }
  const speaksOfMoney = (text: string) =>
    (text.match(/\b[a-z_]+\b/g) ?? []).some((word) => moneyTables.has(word))

  const take = (variants: Piece[][], isTagged: boolean, start: number) => {
    const whole = variants.map((pieces) => sqlText(source, file, pieces))
    const speaks = whole.some(({ sql }) => speaksOfMoney(sql))
    if (whole.some(({ sql }) => firstWord.test(sql)) && (isTagged || speaks))
      found.texts.push(...whole.filter(({ sql }) => sql.trim() !== ''))
    else if (speaks && whole.some(({ sql }) => /\s/.test(sql.trim())))
      found.unreadable.push({ file, line: lineAt(source, start) })
  }

  const visit = (node: Syntax, isInside: boolean): void => {
    if (node.type === 'TaggedTemplateExpression') {
      if (!isInside) take(variantsOf(node['quasi'] as Template, source), true, node.start)
      for (const child of (node['quasi'] as Template).expressions) visit(child, true)
      return
    }
    if (node.type === 'TemplateLiteral')
      take(variantsOf(node as Template, source), false, node.start)
    if (node.type === 'Literal' && typeof node['value'] === 'string')
      take([[{ text: node['value'], start: node.start + 1 }]], false, node.start)
    for (const child of childrenOf(node)) visit(child, false)
  }
  visit(program, false)
  return found
}

/** A template's text with `$1` for each value, and a fragment in its place: one text a way of choosing them. */
function variantsOf(template: Template, source: string): Piece[][] {
  let variants: Piece[][] = [[]]
  let parameter = 0
  for (const [i, quasi] of template.quasis.entries()) {
    const text = quasi.value.cooked ?? quasi.value.raw
    const start = Math.max(source.indexOf(quasi.value.raw, quasi.start), quasi.start)
    variants = variants.map((pieces) => [...pieces, { text, start }])
    const expression = template.expressions[i]
    if (expression === undefined) continue
    const before = text.trimEnd().split(/\s+/).at(-1)?.toLowerCase() ?? ''
    const fragments = fragmentsOf(expression, source)
    const choices = fragments ?? [[{ text: valueAt(expression, before, ++parameter), start }]]
    variants = variants
      .flatMap((pieces) => choices.map((choice) => [...pieces, ...choice]))
      .slice(0, mostVariants)
  }
  return variants
}

/** The texts an expression may add, where it adds text and no value. */
function fragmentsOf(expression: Syntax, source: string): Piece[][] | undefined {
  if (expression.type === 'ConditionalExpression') {
    const sides = [expression['consequent'], expression['alternate']].map((side) =>
      fragmentsOf(side as Syntax, source),
    )
    return sides.every((side) => side !== undefined) ? sides.flat() : undefined
  }
  if (expression.type === 'ParenthesizedExpression')
    return fragmentsOf(expression['expression'] as Syntax, source)
  return expression.type === 'TaggedTemplateExpression'
    ? variantsOf(expression['quasi'] as Template, source)
    : undefined
}

// The driver writes out columns and values from an object: `insert into t ${tx(row)}`, `set ${tx(row)}`.
function valueAt(expression: Syntax, before: string, parameter: number): string {
  if (expression.type !== 'CallExpression') return `$${parameter}`
  if (before === 'set') return `driver = $${parameter}`
  if (before === 'in' || before === 'values') return `($${parameter})`
  return /^[a-z_.]+$/.test(before) && isDriver(expression)
    ? `(driver) values ($${parameter})`
    : `$${parameter}`
}

function isDriver({ callee }: Syntax): boolean {
  const { property = callee } = callee as { property?: Syntax }
  return ['sql', 'tx', 'on'].includes(String((property as Syntax)['name']))
}

function sqlText(source: string, file: string, pieces: Piece[]): SqlText {
  return {
    file,
    sql: pieces.map(({ text }) => text).join(''),
    lineOf: (offset) => {
      let left = offset
      for (const { text, start } of pieces) {
        if (left < text.length) return lineAt(source, start + left)
        left -= text.length
      }
      return lineAt(source, pieces.at(-1)?.start ?? 0)
    },
  }
}

export const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length

const childrenOf = (node: Syntax): Syntax[] =>
  Object.values(node)
    .flat()
    .filter((value): value is Syntax => isSyntax(value))

const isSyntax = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
