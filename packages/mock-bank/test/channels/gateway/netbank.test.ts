import { expect, test, vi } from 'vitest'

import { network, newOrder } from '../unionpay/network.ts'

const personal = { choice: { bank: { code: 'ICBC', kind: 'personal' as const } }, product: null }
const corporate = {
  ...{ choice: { bank: { code: 'CCB', kind: 'corporate' as const } }, product: null },
  expiresAt: new Date('2026-06-02T02:00:00Z'),
}
const paid = {
  state: 'paid',
  amount: 88_50,
  reference: expect.any(String),
  paidAt: expect.any(Date),
}

/** A payer who has come to their bank's own pages. */
const atTheBank = async (change: Parameters<typeof newOrder>[0] = personal) => {
  const world = network()
  const order = newOrder(change)
  const { shown } = await world.bring(world.gateway, order)
  const { app, realm, payment: key } = shown
  expect({ app, realm }).toEqual({ app: 'netbank', realm: order.realmId })
  const step = (verb: string, body: object) => world.at(`netbank/${verb}`, { key, ...body })
  const logIn = async (who: object) =>
    (await step('log-in', { password: '789001', ...who }))['visit']
  return { ...world, order, step, logIn }
}

const person = { customer: '13800138000' }
const maker = { customer: '123456789001', operator: '01' }
const checker = { customer: '123456789001', operator: '02' }

test('a person logs in, chooses an account, gives the code, and has paid', async () => {
  const { gateway, order, step, logIn, told } = await atTheBank()
  expect(await step('look', {})).toMatchObject({ bank: 'ICBC', kind: 'personal', amount: 88_50 })
  const visit = await logIn(person)

  expect(await step('pay', { visit, card: 'everyday', code: '111111' })).toMatchObject({
    state: 'paid',
  })

  expect(await gateway.query(order)).toEqual(paid)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.body).toContain('bizType=000201')
})

test('nobody pays without logging in', async () => {
  const { step } = await atTheBank()

  expect(await step('log-in', { ...person, password: 'guessed' })).toEqual({ code: 'log_in_wrong' })
  expect(await step('pay', { card: 'everyday', code: '111111' })).toEqual({ code: 'log_in_first' })
})

test.each<[string, string]>([
  ['insufficientFunds', 'card_insufficient_funds'],
  ['lost', 'card_restricted'],
  ['otherHolder', 'card_refused'],
])('an account that is %s is refused, and the bank hears why when it asks', async (card, code) => {
  const { gateway, order, step, logIn, told } = await atTheBank()
  const visit = await logIn(person)

  expect(await step('pay', { visit, card, code: '111111' })).toMatchObject({ state: 'refused' })

  expect(await gateway.query(order)).toEqual({ state: 'failed', code })
  // The network tells of successes only.
  expect(told).toEqual([])
})

test('while the payer’s bank is at it ours waits', async () => {
  const { gateway, order, step, logIn } = await atTheBank()
  const visit = await logIn(person)
  await step('pay', { visit, card: 'processingThenDone', code: '111111' })

  expect(await gateway.query(order)).toEqual({ state: 'waiting' })
  expect(await gateway.query(order)).toEqual(paid)
})

test('the third wrong code ends it, and nothing was paid', async () => {
  const { gateway, order, step, logIn } = await atTheBank()
  const visit = await logIn(person)
  const wrong = () => step('pay', { visit, card: 'everyday', code: '000000' })

  expect(await wrong()).toEqual({ code: 'code_wrong', left: 2 })
  expect(await wrong()).toEqual({ code: 'code_wrong', left: 1 })
  expect(await wrong()).toMatchObject({ state: 'refused' })
  expect(await gateway.query(order)).toEqual({ state: 'failed', code: 'not_completed' })
})

test('a company’s payment waits until another of its people approves it', async () => {
  const { gateway, order, step, logIn } = await atTheBank(corporate)
  const entered = await step('enter', { visit: await logIn(maker) })
  expect(entered).toMatchObject({ state: 'entered', kind: 'corporate' })
  expect(await gateway.query(order)).toEqual({ state: 'waiting' })

  expect(await step('approve', { visit: await logIn(checker) })).toMatchObject({ state: 'paid' })

  expect(await gateway.query(order)).toEqual(paid)
})

test('who enters a payment cannot approve it, and nothing is approved before it is entered', async () => {
  const { step, logIn } = await atTheBank(corporate)

  expect(await step('approve', { visit: await logIn(checker) })).toEqual({ code: 'not_entered' })
  await step('enter', { visit: await logIn(maker) })
  expect(await step('approve', { visit: await logIn(maker) })).toEqual({ code: 'log_in_first' })
})

test('a payment that is not approved is refused', async () => {
  const { gateway, order, step, logIn } = await atTheBank(corporate)
  await step('enter', { visit: await logIn(maker) })

  await step('reject', { visit: await logIn(checker) })

  expect(await gateway.query(order)).toEqual({ state: 'failed', code: 'channel_declined' })
})

test('money that a bank moves too late goes back by itself, and the order is not paid', async () => {
  const { gateway, order, step, logIn, bring, told } = await atTheBank(corporate)
  await step('enter', { visit: await logIn(maker) })
  await bring(gateway, newOrder({ ...corporate, createdAt: new Date('2026-06-03T02:00:00Z') }))

  await step('approve', { visit: await logIn(checker) })

  expect(await gateway.query(order)).toEqual({ state: 'closed' })
  expect(told).toEqual([])
})

test.each([
  ['a bank nobody knows', { choice: { bank: { code: 'NOBANK', kind: 'personal' as const } } }],
  ['no bank', { choice: {} }],
  [
    'a person at a bank for companies',
    { choice: { bank: { code: 'EXIM', kind: 'personal' as const } } },
  ],
  ['more than the bank lets through', { ...personal, amount: 100_000_01 }],
])('for %s nothing is opened', async (_, change) => {
  expect(await network().gateway.open(newOrder(change))).toEqual({
    outcome: 'refused',
    code: 'channel_unavailable',
  })
})
