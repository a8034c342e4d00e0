import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { People } from '../../simulators/index.ts'
import { exportCommand } from '../../src/cli/export.ts'
import { openBooks } from '../../src/cli/open-books.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { atEndOfFile, end } from '../ending.ts'
import { follow, hasHledger, hledger, readHledger } from '../ledger/hledger.ts'
import { createDatabase } from '../postgres.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

/** Where a bank lies that has been closed, and who was there. */
let left: { place: string[]; tea: Shop; books: Shop }
type Shop = { id: string; accountId: string }

const main = join(import.meta.dirname, '../../src/cli/index.ts')

beforeAll(async () => {
  const { options, place } = await somewhere()
  const bank = await openTestBank(options)
  const w = await world({ on: bank })
  const other = await w.newApp()
  const teaDrinker = await accountHolder(w, { balance: 120_00 })
  await w.clock.advance('P2D')
  const reader = await accountHolder(w, { balance: 80_00, app: other, person: People.wangFang })
  await end('test')
  await bank.bank.close()
  left = {
    place,
    tea: { id: w.app.id, accountId: teaDrinker.accountId },
    books: { id: other.id, accountId: reader.accountId },
  }
})

/** A folder of PGlite, or a database on the server of `DATABASE_URL`. */
const somewhere = async () => {
  const server = process.env['DATABASE_URL']
  if (server === undefined) {
    const dataDir = await mkdtemp(join(tmpdir(), 'qiantang-books-'))
    atEndOfFile(() => rm(dataDir, { recursive: true, force: true }))
    return { options: { dataDir }, place: ['--data-dir', dataDir] }
  }
  const { url: databaseUrl, drop } = await createDatabase(server)
  atEndOfFile(drop)
  const masterKey = randomBytes(32).toString('base64')
  return { options: { databaseUrl, masterKey }, place: ['--database-url', databaseUrl] }
}

const verify = async (...args: string[]) => {
  const said: string[] = []
  const isWhole = await verifyCommand([...left.place, ...args], {}, (line) => said.push(line))
  return { isWhole, said: said.join('\n') }
}

const exported = async (...args: string[]) => {
  let text = ''
  await exportCommand([...left.place, ...args], {}, (part) => {
    text += part
  })
  return text
}

test('verify says what it looked at, where each lane ends, and the trial balance', async () => {
  const { isWhole, said } = await verify()

  expect(isWhole).toBe(true)
  expect(said).toMatch(/^Looking at \d+ transfers, \d+ entries, \d+ accounts, \d+ holds, /)
  expect(said).toContain('kept  each balance follows from the one before it')
  expect(said).toMatch(/lane 0 ends with number \d+, [\da-f]{64}/)
  expect(said).toMatch(/^300101 +156 +[\d.]+ +0\.00 +-[\d.]+ {2}清算资金往来—银行卡网络$/m)
  expect(said).toMatch(/The books are whole\.$/)
})

test('export tells an app what touched it, and no other app’s', async () => {
  const { tea, books } = left
  const journal = await exported('--app', tea.id)

  const { entries } = readHledger(journal)
  expect(follow(entries).wrong).toEqual([])
  expect(entries.filter(({ id }) => id !== '').length).toBeGreaterThan(0)
  expect(journal).toContain(tea.accountId)
  expect(journal).not.toContain(books.accountId)
  expect(journal).not.toContain(books.id)
  if (hasHledger) expect(hledger(journal, 'check', '--strict').ok).toBe(true)
})

test('export of some days holds these days, whole', async () => {
  const first = await exported('--format', 'jsonl', '--to', '2026-06-01')
  const rest = await exported('--format', 'csv', '--from', '2026-06-02', '--to', '2026-06-03')

  expect(first).toContain(left.tea.accountId)
  expect(first).not.toContain(left.books.accountId)
  expect(rest).toContain(left.books.accountId)
  expect(rest).not.toContain(left.tea.accountId)
})

test('a lane there is not is refused with a sentence', async () => {
  await expect(verify('--lane', '64')).rejects.toThrow('--lane is a number')
})

test.each([
  [['--format', 'xml'], /--format is one of hledger/],
  [['--from', '2026-6-1'], /--from is a day/],
  [['--app', 'app_nobody'], /There is no app app_nobody/],
])('export %j is refused with a sentence', async (args, sentence) => {
  await expect(exported(...args)).rejects.toThrow(sentence)
})

test('where no bank is, none is made', async () => {
  const place = join(tmpdir(), 'no-bank-here')

  await expect(verifyCommand(['--data-dir', place], {})).rejects.toThrow('There is no bank in')
  await expect(exportCommand(['--data-dir', place], {})).rejects.toThrow('There is no bank in')
})

test('the command ends badly where a row is off, and names it', async () => {
  const database = await openBooks(placeOf(left.place), {})
  const [row] = await database.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    return tx`
      update ledger_transfers set memo = 'For nothing' where (lane, seq) = (
        select lane, seq from ledger_transfers where kind = 'top_up' limit 1) returning id`
  })
  await database.close()

  const command = ['--conditions=source', main, 'verify', ...left.place]
  const { code, stdout } = await promisify(execFile)(process.execPath, command).then(
    (said) => ({ code: 0, ...said }),
    (error: unknown) => error as { code: number; stdout: string },
  )

  expect(code).toBe(1)
  expect(stdout).toContain('OFF   a lane’s transfers are linked')
  expect(stdout).toContain(`transferId ${String(row!['id'])}`)
}, 60_000)

const placeOf = ([option = '', value = '']: string[]) => ({ [option.slice(2)]: value })
