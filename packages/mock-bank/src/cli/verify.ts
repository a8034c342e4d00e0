import { parseArgs } from 'node:util'
import { checkTrails, type Trails, trailsPromise } from '../audit/index.ts'
import {
  BooksOff,
  checkBooks,
  countBooks,
  endsPromise,
  requireEnds,
  type BooksCount,
  type Link,
  type Links,
  trialBalance,
  type TrialBalanceLine,
} from '../ledger/index.ts'
import { readEnds, writeEnds } from './kept-ends.ts'
import { openBooks, placeOptions, placeUsage } from './open-books.ts'

export const verifyUsage = `Options of verify:
  --lane <number>           The books of one lane alone. Default all.
  --ends <file>             Where each lane ended when it was last looked at: the books have to lead on from
                            there. Then it is written anew. Keep it where the database's owner can't write.
${placeUsage}`

const options = { ...placeOptions, lane: { type: 'string' }, ends: { type: 'string' } } as const

/** Proves that a bank's books are whole, and says what was looked at; or names the first row that is off. */
export const verifyCommand = async (
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
  say: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<boolean> => {
  const { values } = parseArgs({ args, options })
  const database = await openBooks(values, env)
  try {
    const { sql } = database
    const lane = values.lane === undefined ? undefined : laneOf(values.lane, database.lanes)
    const lanes = lane === undefined ? [...Array(database.lanes).keys()] : [lane]

    const kept = values.ends === undefined ? new Map<number, Link>() : await readEnds(values.ends)

    const counts = await countBooks(sql, lanes)
    say(`Looking at ${inWords(counts)}.`)
    const onKept = (promise: string) => say(`kept  ${promise}`)
    const links = await checkBooks(sql, { ...(lane !== undefined && { lane }), onKept })
    for (const line of linkLines(links)) say(line)
    if (kept.size > 0) {
      await requireEnds(sql, lane === undefined ? kept : ofLane(kept, lane))
      onKept(endsPromise)
    }
    if (lane === undefined) {
      say(trailLine(await checkTrails(sql)))
      onKept(trailsPromise)
    }
    for (const line of balanceLines(await trialBalance(sql, { lanes }))) say(line)
    if (values.ends !== undefined) await writeEnds(values.ends, new Map([...kept, ...links]))
    say('The books are whole.')
    return true
  } catch (error) {
    if (!(error instanceof BooksOff)) throw error
    say(`OFF   ${error.promise}`)
    say(`      ${rowInWords(error)}`)
    return false
  } finally {
    await database.close()
  }
}

const laneOf = (text: string, lanes: number): number => {
  const lane = Number(text)
  if (!/^\d{1,4}$/.test(text) || lane >= lanes)
    throw new Error(`--lane is a number from 0 to ${lanes - 1}, not ${text}.`)
  return lane
}

const ofLane = (kept: Links, lane: number): Links =>
  new Map([...kept].filter(([name]) => name === lane))

const inWords = (counts: BooksCount): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ')

const rowInWords = ({ row }: BooksOff): string =>
  Object.entries(row)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(
      ([name, value]) => `${name} ${value instanceof Date ? value.toISOString() : String(value)}`,
    )
    .join(', ')

/** Whoever keeps these can tell later that nothing was cut off since. */
const linkLines = (links: Links): string[] =>
  [...links].map(
    ([lane, { seq, link }]) => `lane ${lane} ends with number ${seq}, ${link.toString('hex')}`,
  )

const trailLine = ({ entries, users, heads }: Trails): string =>
  `${entries.toLocaleString('en')} entries in the audit trails of ${users.toLocaleString('en')} users, whose ends make ${heads}`

const balanceLines = (lines: readonly TrialBalanceLine[]): string[] =>
  lines.map(({ code, name, currency, debits, credits }) => {
    const columns = [debits, credits, credits - debits].map((fen) => yuan(fen).padStart(20))
    return `${code.padEnd(8)}${currency}${columns.join('')}  ${name}`
  })

const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
