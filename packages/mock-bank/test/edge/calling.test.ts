import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { world } from '../world.ts'

test('an app reads itself by its bearer key and by a signature', async () => {
  const { call, app, server } = await world()

  const byKey = await call(contract.app.retrieve, {})
  const bySignature = await call(contract.app.retrieve, {}, server)

  expect(byKey).toMatchObject({ id: app.id, name: '钱塘书店', channels: ['bank_balance'] })
  expect(bySignature).toEqual(byKey)
})

test('a user asks for their accounts as “me”', async () => {
  const { call, asUser } = await world()

  const accounts = await call(
    contract.accounts.list,
    { params: { userId: 'me' } },
    await asUser('u_1'),
  )

  expect(accounts.items).toEqual([])
})

test('a page of the bank acts for the user whose session it was opened with', async () => {
  const { call, asPage } = await world()

  const pin = await call(contract.pin.retrieve, { params: { userId: 'me' } }, await asPage('u_1'))

  expect(pin.isSet).toBe(false)
})
