import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { world } from '../world.ts'

const shop = 'https://shop.example'

test('an app says whose pages may hold the bank’s frames, and that changes at once', async () => {
  const { call, app, tester, merchant } = await world()
  expect((await call(contract.app.retrieve, {}, merchant)).allowedOrigins).toEqual([])

  const changed = await call(
    contract.sandboxApps.update,
    { params: { appId: app.id }, body: { allowedOrigins: [shop, 'http://127.0.0.1:4020', shop] } },
    tester,
  )

  expect(changed.allowedOrigins).toEqual([shop, 'http://127.0.0.1:4020'])
  expect(changed.name).toBe(app.name)
  expect(await call(contract.app.retrieve, {}, merchant)).toEqual(changed)
})

test.each([
  ...['https://shop.example/', 'https://shop.example/pay', 'https://*.shop.example', '*', 'null'],
  ...['http://shop.example', 'https://Shop.example', 'https://shop.example:443', 'shop.example'],
  ...[
    'https://user@shop.example',
    "https://shop.example; script-src 'none'",
    'https://shop.example ',
  ],
  ...[
    'https://shop.example https://evil.example',
    'javascript:alert(1)',
    'https://商店.example',
    '',
  ],
  ...['http://localhost.evil.example', 'http://127.0.0.1.evil.example'],
])('%s is no exact origin', async (origin) => {
  const { call, app, tester } = await world()
  const change = call(
    contract.sandboxApps.update,
    { params: { appId: app.id }, body: { allowedOrigins: [shop, origin] } },
    tester,
  )
  await expect(change).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'allowedOrigins.1' }] } },
  })
})

test('an app of another realm is a missing one', async () => {
  const { call, tester } = await world()
  const { app } = await world()
  const change = { params: { appId: app.id }, body: { name: '别家' } }
  await expect(call(contract.sandboxApps.update, change, tester)).rejects.toMatchObject({
    code: 'not_found',
  })
})
