import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { accountIdsOf } from '../accounts/account-ids.ts'
import { findApp } from '../apps/apps.ts'
import type { Database } from '../kernel/database/index.ts'
import {
  exportJournal,
  journalFormats,
  type JournalFormat,
  type JournalQuery,
} from '../ledger/index.ts'
import { openBooks, placeOptions, placeUsage } from './open-books.ts'

export const exportUsage = `Options of export, which writes the books to standard output:
  --format <format>         ${journalFormats.join(', ')}. Default hledger.
  --app <app_…>             What touches one app's merchant and users, naming nobody else. Default everything.
  --realm <rlm_…>           One realm. Default all; an app's is its own.
  --from <2026-06-01>       The first day, on the realm's clock. Default the beginning.
  --to <2026-06-30>         The last day. Default the end.
${placeUsage}`

type Write = (text: string) => void | Promise<void>

/** Writes a bank's books, or a part of them, in a form that others can read. */
export const exportCommand = async (
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
  write: Write = toStandardOutput,
): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      ...placeOptions,
      format: { type: 'string', default: 'hledger' },
      app: { type: 'string' },
      realm: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    },
  })
  const format = formatOf(values.format)
  const period = {
    ...(values.from !== undefined && { from: startOf('--from', values.from) }),
    ...(values.to !== undefined && { until: dayAfter(startOf('--to', values.to)) }),
  }
  const database = await openBooks(values, env)
  try {
    const whose = await ownersOf(database, values.app, values.realm)
    await exportJournal(database.sql, format, { ...whose, ...period }, write)
  } finally {
    await database.close()
  }
}

const formatOf = (text: string): JournalFormat => {
  const format = journalFormats.find((known) => known === text)
  if (!format) throw new Error(`--format is one of ${journalFormats.join(', ')}, not ${text}.`)
  return format
}

/** Midnight in China. */
const startOf = (option: string, day: string): Date => {
  const start = new Date(`${day}T00:00:00+08:00`)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(start.getTime()))
    throw new Error(`${option} is a day such as 2026-06-01, not ${day}.`)
  return start
}

const dayAfter = (start: Date): Date => new Date(start.getTime() + 86_400_000)

const ownersOf = async (
  { sql, lanes }: Database,
  appId: string | undefined,
  realmId: string | undefined,
): Promise<JournalQuery> => {
  const every = { lanes: [...Array(lanes).keys()] }
  if (appId === undefined) return { ...every, ...(realmId !== undefined && { realmId }) }
  const found = await findApp({ sql }, appId)
  if (!found || (realmId !== undefined && found.app.realmId !== realmId))
    throw new Error(`There is no app ${appId}.`)
  const owners = [appId, ...(await accountIdsOf(sql, appId))]
  return { ...every, realmId: found.app.realmId, owners }
}

/** Whoever reads more slowly than the books are written is waited for. */
const toStandardOutput: Write = async (text) => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
