// Alipay's own client in a process of its own: in China's time, which it stamps requests with, and without the import
// conditions of this repository, under which Node would look for its TypeScript source.
import { createRequire } from 'node:module'

import type { Answer, Client, ClientOptions, Question } from './alipay-client.ts'

const require = createRequire(import.meta.url)
// Its types do not hold under this repository's compiler options; what is used of it is `Client`.
const { AlipaySdk } = require('alipay-sdk') as { AlipaySdk: new (options: ClientOptions) => Client }

const clients = new Map<string, Client>()

const clientOf = (options: ClientOptions): Client => {
  const key = JSON.stringify(options)
  const client = clients.get(key) ?? new AlipaySdk(options)
  clients.set(key, client)
  return client
}

const ask = async ({ options, name, args }: Question): Promise<unknown> => {
  const client = clientOf(options)
  const call = client[name].bind(client) as (...given: unknown[]) => unknown
  return call(...args)
}

process.on('message', (question: Question) => {
  const { id } = question
  const tell = (answer: Answer) => process.send?.(answer)
  ask(question).then(
    (value) => tell({ id, value }),
    (error: unknown) => tell({ id, error: String(error) }),
  )
})
process.once('disconnect', () => process.exit())
