import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { nobody } from '../credentials.ts'
import { world } from '../world.ts'

test('anybody can read which banks pay online, for whom, and up to how much', async () => {
  const { call } = await world()

  const { items } = await call(contract.banks.list, {}, nobody)

  expect(items.find(({ code }) => code === 'ICBC')).toEqual({
    code: 'ICBC',
    name: { zh: '工商银行', en: 'ICBC' },
    personal: { singleLimit: 100_000_00, dayLimit: 200_000_00 },
    corporate: { singleLimit: 5_000_000_00, dayLimit: 20_000_000_00 },
  })
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
  expect(items.every(({ personal, corporate }) => personal ?? corporate)).toBe(true)
  expect(items.every(({ code }) => /^[A-Z0-9]{2,16}$/.test(code))).toBe(true)
})

test('some banks serve people only, some companies only', async () => {
  const { call } = await world()

  const { items } = await call(contract.banks.list, {}, nobody)

  expect(items.some(({ corporate }) => corporate === null)).toBe(true)
  expect(items.some(({ personal }) => personal === null)).toBe(true)
})
