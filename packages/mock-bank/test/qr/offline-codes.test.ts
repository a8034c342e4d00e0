import { contract } from '@qiantang/sdk/contract'
import { checkDigitOf, offlineCode, offlineStepAt } from '@qiantang/sdk/qr'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { tillAndPayer, tillIn } from './till.ts'

const invalid = { status: 404, code: 'payment_code_invalid' }

/** A page that has taken a seed and lost the network: it makes codes by the clock it knows. */
const offlinePage = async (w: World, holder: Awaited<ReturnType<typeof accountHolder>>) => {
  const { seed, index, mask, validUntil } = await holder.takeOfflineSeed()
  const known = { seed: new Uint8Array(Buffer.from(seed, 'base64url')), index, mask }
  return {
    validUntil,
    /** The code of now, or of so many steps later. */
    code: async (later = 0) => offlineCode(known, offlineStepAt(await w.clock.now()) + later),
  }
}

test('a till takes a code that the phone has made without a network', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)
  expect(page.validUntil).toBe('2026-06-01T12:00:00.000+08:00')

  const taken = await till.take(await page.code(), 8_00)

  expect(taken).toMatchObject({ status: 'succeeded', userId: 'u_1', amount: 8_00 })
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
  expect(await shopIn(w).owed()).toBe(8_00)
})

test('each half minute has a code, and each code one payment', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)
  const code = await page.code()

  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => till.take(code, 5_00)))

  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of tries)
    if (each.status === 'rejected') expect(each.reason).toMatchObject(invalid)
  expect(await till.take(await page.code(1), 5_00)).toMatchObject({ status: 'succeeded' })
  await w.clock.advance('PT60S')
  expect(await till.take(await page.code(), 5_00)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ total: 85_00 })
})

test('a clock may be half a minute off, and no more', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)

  expect(await till.take(await page.code(-1), 1_00)).toMatchObject({ status: 'succeeded' })
  for (const steps of [-2, 2])
    await expect(till.take(await page.code(steps), 1_00)).rejects.toMatchObject(invalid)
})

test('the same call again finds what it has paid', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const code = await (await offlinePage(w, holder)).code()
  const call = { key: 'till-3-sale-9', reference: 'A-9' }

  const first = await till.take(code, 8_00, call)
  await w.clock.advance('PT10M')

  expect(await till.take(code, 8_00, call)).toEqual(first)
  expect(await holder.balance()).toMatchObject({ total: 92_00 })
})

test('codes end with their time, with their session, and with the next seed', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const first = await offlinePage(w, holder)
  const second = await offlinePage(w, holder)
  await expect(till.take(await first.code(), 1_00)).rejects.toMatchObject(invalid)
  expect(await till.take(await second.code(), 1_00)).toMatchObject({ status: 'succeeded' })

  await w.clock.advance('PT2H')
  await expect(till.take(await second.code(), 1_00)).rejects.toMatchObject(invalid)
})

test('a session that was ended leaves no code behind', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)
  const params = { userId: 'me' }
  const { items } = await w.call(contract.sessions.list, { params }, holder.as)
  for (const { id: userSessionId } of items)
    await w.call(contract.userSessions.revoke, { params: { userSessionId } })

  await expect(till.take(await page.code(), 1_00)).rejects.toMatchObject(invalid)
})

test('another app’s till, and one digit changed, learn nothing', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)
  const code = await page.code()
  const elsewhere = tillIn(w, await w.newApp('西湖书店'))

  await expect(elsewhere.take(code, 1_00)).rejects.toMatchObject(invalid)
  const otherNumber = `${code.slice(0, 17)}${(Number(code[17]) + 1) % 10}`
  const changed = `${otherNumber}${checkDigitOf(otherNumber)}`
  await expect(till.take(changed, 1_00)).rejects.toMatchObject(invalid)
  expect(await till.take(code, 1_00)).toMatchObject({ status: 'succeeded' })
})

test('by such codes an account pays at most 1,000 yuan a day, and by others what is left of 5,000', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w, { balance: 1_500_00, noPinLimit: 1_000_00 })
  const page = await offlinePage(w, holder)

  expect(await till.take(await page.code(), 999_99)).toMatchObject({ status: 'succeeded' })
  expect(await till.take(await page.code(1), 2)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'limit_exceeded' } },
  })
  expect(await till.take((await holder.showCode()).code, 2)).toMatchObject({ status: 'succeeded' })
  await w.clock.advance('PT60S')
  expect(await till.take(await page.code(), 1)).toMatchObject({ status: 'succeeded' })
})

test('a frozen account pays by none of them', async () => {
  const w = await world()
  const { holder, till } = await tillAndPayer(w)
  const page = await offlinePage(w, holder)
  const params = { userId: 'me', accountId: holder.accountId }
  await w.call(contract.accounts.freeze, { params, body: { scope: 'debit' } }, holder.as)

  expect(await till.take(await page.code(), 1_00)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'account_frozen' } },
  })
})

test('nothing of a seed’s secret lies in the database', async () => {
  const w = await world()
  const holder = await accountHolder(w, {})
  const { seed } = await holder.takeOfflineSeed()
  const rows = await w.bank.inside.sql`select s::text as row from payment_code_seeds s`

  expect(rows.length).toBeGreaterThan(0)
  const hex = Buffer.from(seed, 'base64url').toString('hex')
  expect(JSON.stringify(rows)).not.toContain(seed)
  expect(JSON.stringify(rows)).not.toContain(hex)
})
