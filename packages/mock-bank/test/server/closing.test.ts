import { expect, test } from 'vitest'

import { createTraffic } from '../../src/bank/traffic.ts'
import { createBank } from '../../src/index.ts'

test('a bank that closes finishes what is under way and takes nothing new', async () => {
  const bank = await createBank({ dataDir: 'memory', writeLog: () => {} })
  const ask = () => bank.fetch(new Request('http://localhost:4000/v1/keys'))
  bank.start()
  const underWay = ask()

  const closing = bank.close()
  const late = await ask()

  expect((await underWay).status).toBe(200)
  expect(late.status).toBe(503)
  expect(late.headers.get('retry-after')).toBe('1')
  await closing
  await bank.close()
})

test('what never ends is not waited for', async () => {
  const traffic = createTraffic()
  void traffic.pass(() => new Promise<never>(() => {}))

  await traffic.stop(20)

  expect(await traffic.pass(async () => new Response())).toBeNull()
})
