import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { App } from '../../src/apps/caller.ts'
import { usualSettings } from '../../src/apps/settings.ts'
import {
  bindCard,
  findCard,
  issuerOf,
  listBoundCards,
  presentCard,
  readCardNumber,
  unbindCard,
} from '../../src/cards/index.ts'
import { meetCustomer } from '../../src/customers/customer.ts'
import { openDatabase, type Database } from '../../src/kernel/database/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { createLog } from '../../src/kernel/log.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { People } from '../../simulators/index.ts'

const { zhangSan, wangFang } = People
const at = new Date('2026-06-01T02:00:00Z')
const wall = () => new Date()

let database: Database
let bank: Kernel

beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory' })
  bank = {
    mode: 'sandbox',
    origin: 'http://localhost:4000',
    sql: database.sql,
    vault: createVault(randomBytes(32)),
    log: createLog(() => {}, wall),
    wall,
    fetch,
  }
})
afterAll(() => database.close())

/** An app of a realm of its own, with a user who is 张三. */
async function shopWithUser(realmId = newId('rlm', 0, 0, wall())) {
  const id = newId('app', 0, 0, wall())
  const app: App = {
    id,
    realmId,
    name: 'Shop',
    ...usualSettings,
    ...{ appearance: null, logo: null },
    slotMask: 77,
  }
  const user = { app, userId: 'u_1' }
  const { name, idNumber, mobile } = zhangSan
  const customer = await bank.sql.begin((tx) =>
    meetCustomer(bank, tx, realmId, { name, idNumber, mobile }, at),
  )
  const bind = (cardNumber: string) => {
    const issuer = issuerOf(cardNumber)
    if (!issuer) throw new Error('These tests bind cards of known banks.')
    return bank.sql.begin((tx) => bindCard(bank, tx, user, customer, { cardNumber, issuer }, at))
  }
  const unbind = (cardId: string, who = user) =>
    bank.sql.begin((tx) => unbindCard(tx, who, cardId, at))
  const list = (limit = 20, before?: string) => listBoundCards(bank.sql, user, { limit, before })
  return { user, customer, bind, unbind, list }
}

const everyday = zhangSan.cards.everyday.number
const savings = zhangSan.cards.savings.number

test('a bound card is shown by its bank and last four digits, in the payer’s language', async () => {
  const { bind } = await shopWithUser()

  const card = await bind(everyday)

  expect(presentCard(card, 'zh-CN')).toEqual({
    id: card.id,
    bankName: '工商银行',
    bankCode: 'ICBC',
    type: 'debit',
    last4: '5679',
    ...{ status: 'bound', nextAction: null, failure: null },
    boundAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(presentCard(card, 'en').bankName).toBe('ICBC')
})

test('the number can be read for the network and stands nowhere in the table', async () => {
  const { bind } = await shopWithUser()
  const card = await bind(everyday)

  expect(await readCardNumber(bank, bank.sql, card)).toBe(everyday)

  const rows = await bank.sql`select to_jsonb(cards) as row from cards where id = ${card.id}`
  expect(JSON.stringify(rows)).toContain(card.id)
  expect(JSON.stringify(rows)).not.toContain(everyday)
  expect(JSON.stringify(card)).not.toContain(everyday)
})

test('a sealed number cannot be moved to another card', async () => {
  const { bind } = await shopWithUser()
  const first = await bind(everyday)
  const second = await bind(savings)
  await bank.sql`
    update cards set sealed_number = (select sealed_number from cards where id = ${first.id})
    where id = ${second.id}`

  await expect(readCardNumber(bank, bank.sql, second)).rejects.toThrow('authenticate')
})

test('a card inherits the slot of its holder', async () => {
  const { bind, customer } = await shopWithUser()

  expect((await bind(everyday)).slot).toBe(customer.slot)
})

test('binding the same card again answers with the card that is there', async () => {
  const { bind, list } = await shopWithUser()
  const first = await bind(everyday)

  expect(await bind(everyday)).toEqual(first)
  expect(await list()).toHaveLength(1)
})

test('of ten who bind the same card at once, all get the same card', async () => {
  const { bind, list } = await shopWithUser()

  const bound = await Promise.all(Array.from({ length: 10 }, () => bind(everyday)))

  expect(new Set(bound.map(({ id }) => id)).size).toBe(1)
  expect(await list()).toHaveLength(1)
})

test('an unbound card leaves the list but can still be found', async () => {
  const { bind, unbind, list, user } = await shopWithUser()
  const card = await bind(everyday)

  expect(await unbind(card.id)).toMatchObject({ status: 'unbound', unboundAt: at })

  expect(await list()).toEqual([])
  expect(await findCard(bank.sql, user, card.id)).toMatchObject({ status: 'unbound' })
  expect(await unbind(card.id)).toBeUndefined()
})

test('a card that was unbound can be bound anew', async () => {
  const { bind, unbind, list } = await shopWithUser()
  const before = await bind(everyday)
  await unbind(before.id)

  const after = await bind(everyday)

  expect(after.id).not.toBe(before.id)
  expect((await list()).map(({ id }) => id)).toEqual([after.id])
})

test('cards are listed newest first, a page at a time', async () => {
  const { bind, list } = await shopWithUser()
  const older = await bind(everyday)
  const newer = await bind(savings)

  const [first] = await list(1)

  expect(first).toEqual(newer)
  expect(await list(1, newer.id)).toEqual([older])
  expect(await list(1, older.id)).toEqual([])
})

test('a card of another user or another app is a missing one', async () => {
  const here = await shopWithUser()
  const there = await shopWithUser(here.user.app.realmId)
  const neighbour = { ...here.user, userId: 'u_2' }
  const card = await here.bind(everyday)

  for (const stranger of [neighbour, there.user]) {
    expect(await findCard(bank.sql, stranger, card.id)).toBeUndefined()
    expect(await here.unbind(card.id, stranger)).toBeUndefined()
  }
  expect(await there.list()).toEqual([])
  expect(await here.list()).toEqual([card])
})

test('the same card has another index in another realm', async () => {
  const here = await (await shopWithUser()).bind(wangFang.cards.everyday.number)
  const there = await (await shopWithUser()).bind(wangFang.cards.everyday.number)

  const rows = await bank.sql<{ numberIndex: string }[]>`
    select number_index from cards where id in ${bank.sql([here.id, there.id])}`

  expect(new Set(rows.map(({ numberIndex }) => numberIndex)).size).toBe(2)
})
