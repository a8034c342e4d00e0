import { inapplicable } from '../../packages/mock-bank/test/acquiring/ways.ts'
import type { Finding } from '../claims.ts'
import { runTool } from '../run.ts'
import { passedLine } from './bank-tests.ts'

/** Drives every way to pay to every end through the API, and prints what became of each as one table. */
export const outcomes = async (): Promise<Finding> => {
  const outcome = await runTool('vitest', [
    ...['run', '--project', 'mock-bank', '--reporter=verbose', 'acquiring/outcome-table'],
    'card-payments/outcomes',
  ])
  const cells = outcome.output.split('\n').flatMap((line) => {
    const [, sign, way, end] =
      /([✓×]) .*outcome\S* > (\w[\w ]*): (.+?)(?: \d+ms)?$/.exec(line) ?? []
    return sign && way && end ? [{ sign, way, end }] : []
  })
  print(cells)
  const finding = passedLine(outcome)
  return { ...finding, holds: finding.holds === true && cells.length > 0 && nobodyLeftOut(cells) }
}

interface Cell {
  sign: string
  way: string
  end: string
}

const print = (cells: readonly Cell[]): void => {
  const { ways, ends } = sidesOf(cells)
  const wide = Math.max(0, ...ways.map((way) => way.length)) + 2
  if (cells.length > 0) console.log(`${' '.repeat(wide)}${ends.join('  ')}`)
  for (const way of ways) {
    const row = ends.map((end) => (signOf(cells, way, end) ?? '–').padEnd(end.length + 2))
    console.log(`${way.padEnd(wide)}${row.join('')}`)
  }
  for (const [way, reasons] of Object.entries(inapplicable))
    for (const [end, reason] of Object.entries(reasons)) console.log(`– ${way}, ${end}: ${reason}`)
}

/** Whether each cell of the ends that belong to all was driven, or has a reason why not. */
const nobodyLeftOut = (cells: readonly Cell[]): boolean => {
  const { ways, ends } = sidesOf(cells.filter(({ way }) => way !== 'quick_pay'))
  return [...ways, 'quick_pay'].every((way) =>
    ends.every((end) => signOf(cells, way, end) ?? inapplicable[way]?.[end]),
  )
}

const sidesOf = (cells: readonly Cell[]) => ({
  ways: [...new Set(cells.map(({ way }) => way))],
  ends: [...new Set(cells.map(({ end }) => end))],
})

const signOf = (cells: readonly Cell[], way: string, end: string): string | undefined =>
  cells.find((cell) => cell.way === way && cell.end === end)?.sign
