import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import { verifyCommand } from '../../src/cli/verify.ts'
import { atEndOfFile, end } from '../ending.ts'
import { createDatabase } from '../postgres.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

type Place = string[]

/** A bank that was backed up, went on for a day, and was backed up again. */
let bank: { place: Place; before: Place; after: Place }
let folder: string
const masterKey = randomBytes(32).toString('base64')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiantang-restore-'))
  atEndOfFile(() => rm(folder, { recursive: true, force: true }))
  const { place, backUp } = await somewhere()
  await aDayAt(place)
  const before = await backUp()
  await aDayAt(place)
  bank = { place, before, after: await backUp() }
}, 120_000)

/** People come, bring money, and the bank closes. */
const aDayAt = async ([option, value]: Place) => {
  const open = option === '--data-dir' ? { dataDir: value! } : { databaseUrl: value!, masterKey }
  const opened = await openTestBank(open)
  const w = await world({ on: opened })
  await accountHolder(w, { balance: 120_00 })
  await end('test')
  await opened.bank.close()
}

/** A folder of PGlite, or a database on the server of `DATABASE_URL`; and how its like is made of it. */
const somewhere = async (): Promise<{ place: Place; backUp: () => Promise<Place> }> => {
  const server = process.env['DATABASE_URL']
  let backups = 0
  if (server === undefined) {
    const dataDir = join(folder, 'bank')
    const backUp = async () => {
      const copy = join(folder, `backup-${++backups}`)
      await cp(dataDir, copy, { recursive: true })
      return ['--data-dir', copy]
    }
    return { place: ['--data-dir', dataDir], backUp }
  }
  const { url, drop } = await createDatabase(server)
  atEndOfFile(drop)
  const backUp = async () => {
    const name = `${new URL(url).pathname.slice(1)}_${++backups}`
    const sql = postgres(server, { max: 1, onnotice: () => {} })
    await sql.unsafe(`create database ${name} template ${new URL(url).pathname.slice(1)}`)
    atEndOfFile(async () => {
      await sql.unsafe(`drop database ${name} with (force)`)
      await sql.end()
    })
    const copy = new URL(url)
    copy.pathname = name
    return ['--database-url', copy.href]
  }
  return { place: ['--database-url', url], backUp }
}

const verify = async (place: Place, ...args: string[]) => {
  const said: string[] = []
  const isWhole = await verifyCommand([...place, ...args], {}, (line) => said.push(line))
  return { isWhole, said: said.join('\n') }
}

const endsIn = (said: string) => said.match(/^lane \d+ ends with .*$/gm)

test('a backup that is restored ends where the bank ended, lane by lane', async () => {
  const ends = join(folder, 'restored.json')
  const original = await verify(bank.place, '--ends', ends)
  const kept = await readFile(ends, 'utf8')

  const restored = await verify(bank.after, '--ends', ends)

  expect(original.isWhole && restored.isWhole).toBe(true)
  expect(endsIn(restored.said)).toEqual(endsIn(original.said))
  expect(restored.said).toContain('kept  each lane leads on from where it ended')
  expect(await readFile(ends, 'utf8')).toBe(kept)
}, 60_000)

test('books lead on from where they ended when they were last looked at', async () => {
  const ends = join(folder, 'led-on.json')
  await verify(bank.before, '--ends', ends)
  const earlier = await readFile(ends, 'utf8')

  const { isWhole } = await verify(bank.place, '--ends', ends)

  expect(isWhole).toBe(true)
  expect(await readFile(ends, 'utf8')).not.toBe(earlier)
}, 60_000)

test('a backup that lacks the last day is not taken for the bank, though it is whole', async () => {
  const ends = join(folder, 'behind.json')
  await verify(bank.place, '--ends', ends)
  const kept = await readFile(ends, 'utf8')

  const alone = await verify(bank.before)
  const held = await verify(bank.before, '--ends', ends)

  expect(alone.isWhole).toBe(true)
  expect(held.isWhole).toBe(false)
  expect(held.said).toMatch(/OFF {3}each lane leads on[^]*the lane was cut short/)
  expect(await readFile(ends, 'utf8')).toBe(kept)
}, 60_000)

test('books with another end of the same number are not the ones that were looked at', async () => {
  const ends = join(folder, 'other.json')
  await verify(bank.place, '--ends', ends)
  const kept = JSON.parse(await readFile(ends, 'utf8')) as Record<string, { seq: number }>
  const lane = Object.keys(kept).find((name) => kept[name]!.seq > 0)!
  Object.assign(kept[lane]!, { link: 'ab'.repeat(32) })
  await writeFile(ends, JSON.stringify(kept))

  const { isWhole, said } = await verify(bank.place, '--ends', ends)

  expect(isWhole).toBe(false)
  expect(said).toMatch(new RegExp(`OFF {3}each lane leads on[^]*lane ${lane}, .*not the one`))
}, 60_000)

test('a file of something else is not taken for kept ends', async () => {
  const ends = join(folder, 'letter.txt')
  await writeFile(ends, 'Dear bank')

  await expect(verify(bank.place, '--ends', ends)).rejects.toThrow('not a file that verify')
  expect(await readFile(ends, 'utf8')).toBe('Dear bank')
})
