import { expect, test } from 'vitest'
import { createPayStore } from '../../src/pay/store.ts'

const offer = { version: 1, total: 88_50, channel: 'bank_balance' } as const

test('the same offer keeps its key until the bank has answered it for good', () => {
  const { begin, end } = createPayStore().getState()

  const first = begin(offer)
  end(false)
  const retried = begin(offer)
  end(true)
  const next = begin(offer)

  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(retried).toBe(first)
  expect(next).not.toBe(first)
})

test('another total is another intention', () => {
  const { begin, end } = createPayStore().getState()
  const first = begin(offer)
  end(false)

  expect(begin({ ...offer, total: 90_00 })).not.toBe(first)
})

test('nothing begins while a confirm is under way', () => {
  const { begin } = createPayStore().getState()
  begin(offer)

  expect(begin(offer)).toBeUndefined()
})
