import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import type { BankOptions, CardNetworkOptions } from '../bank.ts'
import type { ServeOptions } from '../server/index.ts'

export const startUsage = `Options of start:
  --port <number>           Where it listens. Default 4000.
  --host <address>          Default: this machine alone.
  --origin <url>            Where it is reached. Default http://localhost:<port>.
  --data-dir <folder>       PGlite's database and keys.json. Default .qiantang.
  --database-url <url>      A PostgreSQL server instead; also the environment's DATABASE_URL.
  --lanes <number>          Writers of the ledger, fixed when the database is made.
  --card-network <file>     JSON: baseUrl, merId, certId, privateKey, networkPublicKey.
  --simulators-url <url>    Where the simulators answer. Sandbox only.
The master key comes from the environment's QIANTANG_MASTER_KEY; a sandbox without one makes keys.json.
Production (an SMS gateway, a card network, https) is opened by a program of its own: see createBank.`

export interface StartOptions {
  bank: BankOptions
  serve: ServeOptions
}

/** @throws {Error} With a sentence for whoever typed it. */
export const readStartOptions = async (
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<StartOptions> => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4000' },
      host: { type: 'string' },
      origin: { type: 'string' },
      'data-dir': { type: 'string', default: '.qiantang' },
      'database-url': { type: 'string' },
      lanes: { type: 'string' },
      'card-network': { type: 'string' },
      'simulators-url': { type: 'string' },
    },
  })
  const port = whole('--port', values.port)
  const databaseUrl = values['database-url'] ?? env['DATABASE_URL']
  const { host, lanes } = values
  const network = values['card-network']
  const simulatorsUrl = values['simulators-url']
  return {
    serve: { port, ...(host !== undefined && { hosts: [host] }) },
    bank: {
      origin: values.origin ?? `http://localhost:${port}`,
      dataDir: values['data-dir'],
      ...(databaseUrl !== undefined && { databaseUrl }),
      ...(lanes !== undefined && { database: { lanes: whole('--lanes', lanes) } }),
      ...(simulatorsUrl !== undefined && { simulatorsUrl }),
      ...(network !== undefined && { cardNetwork: await readNetwork(network) }),
    },
  }
}

const whole = (name: string, text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} is a whole number, not ${text}.`)
  return Number(text)
}

const readNetwork = async (file: string): Promise<CardNetworkOptions> => {
  const told = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  const text = (name: string): string => {
    const value = told[name]
    if (typeof value !== 'string') throw new Error(`${file} has no ${name}.`)
    return value
  }
  const { baseUrl } = told
  return {
    merId: text('merId'),
    certId: text('certId'),
    privateKey: text('privateKey'),
    networkPublicKey: text('networkPublicKey'),
    ...(typeof baseUrl === 'string' && { baseUrl: (realmId) => `${baseUrl}/${realmId}` }),
  }
}
