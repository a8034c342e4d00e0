import { createMerchant } from '@qiantang/sdk/server'
import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { countOld, rewrap } from '../../src/bank/rotation/rewrap.ts'
import { rotateKeys } from '../../src/bank/rotation/rotate-keys.ts'
import { sealedColumns } from '../../src/bank/rotation/sealed-columns.ts'
import { readCustomer } from '../../src/customers/index.ts'
import { walletPage } from '../accounts/wallet-page.ts'
import { stageIn } from '../bad-input/stage.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { world } from '../world.ts'

test('every column of sealed values is known to the rotation', async () => {
  const { bank } = await world()
  const columns = await bank.inside.sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like 'sealed%'`
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    columns.map(({ name }) => name).toSorted(),
  )
})

test('keys are rotated while the bank works: no request fails, old values open, and none stays old (S20)', async () => {
  const w = await world({ on: await openTestBank() })
  const { inside } = w.bank
  await stageIn(w)
  const privateKey = w.app.signingKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const merchant = createMerchant({
    ...{ appId: w.app.id, keyId: w.app.keyId, privateKey },
    ...{ baseUrl: w.origin, fetch: (input, init) => w.bank.fetch(new Request(input, init)) },
    maxRetries: 0,
  })

  let done = false
  let asked = 0
  const failures: unknown[] = []
  /** Signed calls, whose answers the SDK verifies, and calls that seal and open. */
  const load = async (n: number) => {
    while (!done) {
      asked += 1
      const reference = `L-${n}-${asked}`
      try {
        const order = { reference, amount: 1_00, description: '龙井' }
        const { id } = await merchant.orders.create(order)
        await merchant.orders.retrieve(id)
        const page = await walletPage(w, `u_${reference}`)
        const draft = await page.begin({ person: { name: '张三' } })
        await page.read(draft.id)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  const loads = [1, 2, 3].map(load)
  const before = new Set(
    (await w.call(contract.keys.list, {}, w.nobody)).keys.map(({ kid }) => kid),
  )
  for (const version of [2, 3]) {
    const rotated = await rotateKeys(inside)
    expect(rotated.dataKeyVersion).toBe(version)
    expect(await countOld(inside)).toBeGreaterThan(0)
    expect(await rewrap(inside)).toBeGreaterThan(0)
    expect(await countOld(inside)).toBe(0)
  }
  done = true
  await Promise.all(loads)

  expect(failures).toEqual([])
  expect(asked).toBeGreaterThan(3)
  const { keys } = await w.call(contract.keys.list, {}, w.nobody)
  const signing = keys.filter(({ use }) => use === 'sig').map(({ kid }) => kid)
  expect(signing).toHaveLength(3)
  expect(signing.filter((kid) => before.has(kid))).toHaveLength(1)
  const sealing = keys.filter(({ use }) => use === 'enc')
  expect(sealing).toHaveLength(1)
  expect(before.has(sealing[0]?.kid ?? '')).toBe(false)

  const customers = await inside.sql<{ id: string; sealedName: string }[]>`
    select id, sealed_name from customers`
  expect(customers.length).toBeGreaterThan(1)
  for (const { id, sealedName } of customers) {
    expect(sealedName).toMatch(/^v3:/)
    expect((await readCustomer(inside, inside.sql, id)).name).toMatch(/^\p{Script=Han}/u)
  }
})

test('what was sealed with the first keys opens before it is sealed anew, and for no other place', async () => {
  const w = await world({ on: await openTestBank() })
  const { vault } = w.bank.inside
  const holder = await accountHolder(w, { balance: 10_00 })
  const first = vault.seal(w.realm.id, 'customers.name:cus_1', '张三')
  await rotateKeys(w.bank.inside)

  expect(vault.open(w.realm.id, 'customers.name:cus_1', first)).toBe('张三')
  expect(() => vault.open(w.realm.id, 'customers.name:cus_2', first)).toThrow(
    'unable to authenticate data',
  )
  expect(() => vault.open(w.realm.id, 'customers.name:cus_1', first.replace('v1', 'v2'))).toThrow(
    'unable to authenticate data',
  )
  expect(vault.seal(w.realm.id, 'customers.name:cus_1', '张三')).toMatch(/^v2:/)
  // Top-ups read the card's number, and the code goes to the mobile.
  await holder.topUp(1_00)
})
