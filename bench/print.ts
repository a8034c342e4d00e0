import type { Figures } from './sections/section.ts'

type Value = number | string | boolean | null
type Row = readonly [name: string, ...values: Value[]]

/** The contenders' own figures, as their rounds had them in the middle. */
const columns = ['perSecond', 'p50Ms', 'p99Ms', 'clientCpuUs', 'serverCpuUs'] as const
const headings = ['a second', 'p50 ms', 'p99 ms', 'client µs', 'server µs']

/** A section's figures by their whole names, then each contender in a line. */
export const print = (section: string, figures: Figures, seconds: number): void => {
  const contenders = contendersIn(section, figures)
  console.log(`\n== ${section} (${seconds.toFixed(0)} s)`)
  table(figuresIn(section, figures))
  if (contenders.length > 0) table([['', ...headings], ...contenders])
}

const figuresIn = (path: string, figures: Figures): Row[] =>
  Object.entries(figures).flatMap(([name, value]): Row[] => {
    if (name === 'rounds') return []
    return isNested(value) ? figuresIn(`${path}.${name}`, value) : [[`${path}.${name}`, value]]
  })

const contendersIn = (path: string, figures: Figures): Row[] =>
  Object.entries(figures).flatMap(([name, value]) => {
    if (!isNested(value)) return []
    if (name !== 'rounds') return contendersIn(`${path}.${name}`, value)
    return Object.entries(value)
      .filter(isContender)
      .map(([who, its]): Row => [
        `${path}: ${who}`,
        ...columns.map((column) => its[column] as Value),
      ])
  })

const isNested = (value: Value | Figures): value is Figures =>
  typeof value === 'object' && value !== null

const isContender = (entry: [string, Value | Figures]): entry is [string, Figures] =>
  isNested(entry[1])

const table = (rows: readonly Row[]): void => {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, ...values] of rows)
    console.log(
      `  ${name.padEnd(width)}${values.map((value) => shown(value).padStart(13)).join('')}`,
    )
}

const shown = (value: Value): string => {
  if (typeof value !== 'number') return String(value ?? 'unknown')
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
    maximumFractionDigits: digits,
  })
}
