import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createBank } from '../../src/index.ts'
import { parseMasterKey, sandboxMasterKey } from '../../src/kernel/master-key.ts'
import { atEndOfTest } from '../ending.ts'

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qiantang-keys-'))
  atEndOfTest(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'sandbox')
}

test('the first start makes a key only its owner can read, and later ones take it', async () => {
  const folder = await newFolder()
  const database = join(folder, 'database')

  const first = await sandboxMasterKey(folder, database)
  const again = await sandboxMasterKey(folder, database)

  expect(first).toHaveLength(32)
  expect(again).toEqual(first)
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
})

test('several that start at once agree on one key', async () => {
  const folder = await newFolder()

  const keys = await Promise.all(
    Array.from({ length: 8 }, () => sandboxMasterKey(folder, join(folder, 'database'))),
  )

  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
})

test('a lost key is not replaced: the database beside it could not be read', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'database'), { recursive: true })

  await expect(sandboxMasterKey(folder, join(folder, 'database'))).rejects.toThrow(/is missing/)
  expect(existsSync(join(folder, 'keys.json'))).toBe(false)
})

test.each([
  ['base64', Buffer.alloc(32, 7).toString('base64')],
  ['hex', '07'.repeat(32)],
  ['base64 with a line break', `${Buffer.alloc(32, 7).toString('base64')}\n`],
])('a master key is read from %s', (_, text) => {
  expect(parseMasterKey(text)).toEqual(Buffer.alloc(32, 7))
})

test('a database is not opened with another master key than it was made with', async () => {
  const dataDir = await newFolder()
  const open = (masterKey?: string) =>
    createBank({ dataDir, writeLog: () => {}, ...(masterKey !== undefined && { masterKey }) })
  await (await open()).close()

  await expect(open('07'.repeat(32))).rejects.toThrow(/made with another master key/)

  const bank = await open()
  const answer = await bank.fetch(new Request('http://localhost:4000/v1/keys'))
  expect(await answer.json()).toMatchObject({
    keys: expect.arrayContaining([expect.objectContaining({ kty: 'OKP', use: 'sig' })]) as unknown,
  })
  await bank.close()
})
