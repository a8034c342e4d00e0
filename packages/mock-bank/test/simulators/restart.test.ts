import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { newOrder, outsideWorld, realm, txnTime } from '../cards/outside-world.ts'

let journalDir: string
beforeEach(() => {
  journalDir = mkdtempSync(join(tmpdir(), 'qiantang-network-'))
})
afterEach(() => rmSync(journalDir, { recursive: true }))

const { cards } = People.zhangSan
const start = () => outsideWorld({ simulators: { journalDir }, connection: { timeoutMs: 100 } })
const movement = (cardNumber: string) => ({
  orderId: newOrder(),
  txnTime,
  cardNumber,
  amount: 1_00,
})

test('a restarted network still answers for what it did before', async () => {
  const before = start()
  const done = movement(cards.everyday.number)
  const lost = movement(cards.answerLostMoneyMoved.number)
  const refused = movement(cards.insufficientFunds.number)
  const result = await before.network.collect(realm, done)
  await before.network.collect(realm, lost)
  await before.network.collect(realm, refused)

  const after = start()

  expect(await after.network.query(realm, done.orderId, txnTime)).toEqual(result)
  expect(await after.network.query(realm, lost.orderId, txnTime)).toMatchObject({ outcome: 'done' })
  expect(await after.network.query(realm, refused.orderId, txnTime)).toEqual({
    outcome: 'refused',
    reason: 'insufficient_funds',
  })
  expect(await after.booked()).toEqual(await before.booked())
})

test('an order sent again after the restart moves nothing', async () => {
  const topUp = movement(cards.everyday.number)
  await start().network.collect(realm, topUp)

  const after = start()

  expect(await after.network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })
  expect(await after.booked()).toHaveLength(1)
})

test('what was being processed is still being processed', async () => {
  const topUp = movement(cards.processingThenDone.number)
  await start().network.collect(realm, topUp)

  const query = () => start().network.query(realm, topUp.orderId, txnTime)

  expect(await query()).toEqual({ outcome: 'unknown' })
  expect(await query()).toMatchObject({ outcome: 'done' })
})

test('half a line left by a crash is skipped, and what follows it is kept', async () => {
  const first = movement(cards.everyday.number)
  await start().network.collect(realm, first)
  appendFileSync(join(journalDir, `${realm}.jsonl`), '{"merId":"777290058110048","ord')

  const second = movement(cards.everyday.number)
  await start().network.collect(realm, second)

  expect((await start().booked()).map(({ orderId }) => `tup_${orderId.slice(3)}`)).toEqual([
    first.orderId,
    second.orderId,
  ])
})

test('the journal names people and cards of the table and holds no card number', async () => {
  await start().network.collect(realm, movement(cards.everyday.number))
  await start().network.collect(realm, movement('6222021200099990003'))

  const text = readdirSync(journalDir).map((file) => readFileSync(join(journalDir, file), 'utf8'))

  expect(text.join()).toContain('"person":"zhangSan","card":"everyday"')
  expect(text.join()).not.toMatch(/62220212000|999900/)
})
