import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readStartOptions } from '../../src/cli/start-options.ts'
import { atEndOfTest } from '../ending.ts'

test('without options the sandbox of this folder is served to this machine', async () => {
  expect(await readStartOptions([], {})).toEqual({
    bank: { origin: 'http://localhost:4000', dataDir: '.qiantang' },
    serve: { port: 4000 },
  })
})

test('the environment’s DATABASE_URL is taken, and an option goes before it', async () => {
  const env = { DATABASE_URL: 'postgres://one' }
  const given = ['--database-url', 'postgres://two', '--lanes', '8']

  expect((await readStartOptions([], env)).bank.databaseUrl).toBe('postgres://one')
  expect((await readStartOptions(given, env)).bank).toMatchObject({
    databaseUrl: 'postgres://two',
    database: { lanes: 8 },
  })
})

test('a card network comes from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qiantang-network-'))
  atEndOfTest(() => rm(folder, { recursive: true }))
  const file = join(folder, 'network.json')
  const network = { merId: '1', certId: '2', privateKey: 'PEM', networkPublicKey: 'PEM' }
  await writeFile(file, JSON.stringify({ ...network, baseUrl: 'http://127.0.0.1:4010' }))

  const { bank } = await readStartOptions(['--card-network', file], {})

  expect(bank.cardNetwork).toMatchObject(network)
  expect(bank.cardNetwork?.baseUrl?.('rlm_1')).toBe('http://127.0.0.1:4010/rlm_1')
  await writeFile(file, JSON.stringify({ ...network, merId: 7 }))
  await expect(readStartOptions(['--card-network', file], {})).rejects.toThrow(/has no merId/)
})

test.each([[['--port', 'http']], [['--lanes', '-1']], [['--colour', 'red']], [['somewhere']]])(
  '%j is refused with a sentence',
  async (args) => {
    await expect(readStartOptions(args, {})).rejects.toThrow(/\w+ \w+/)
  },
)
