import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { chart } from '../../src/ledger/index.ts'
import { selectRealm } from '../../src/realms/realms.ts'
import { takeUp } from '../../src/transfers/index.ts'
import { newcomer } from '../bad-input/stage.ts'
import { openTestBank } from '../test-bank.ts'
import { accountHolder, challengeIn, pin, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

/** 张三 with money, and 王芳 who may receive. */
const twoUsers = async (w: World, balance = 500_00) => ({
  payer: await accountHolder(w, { balance }),
  payee: await accountHolder(w, { userId: 'u_2', person: People.wangFang, balance: 1_00 }),
})

test('a transfer shows the payee’s masked name, asks for the PIN and moves the money', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w)

  const asked = await payer.requestTransfer('u_2', 80_00, { note: '上周的午饭', reference: 'R-1' })
  expect(asked).toMatchObject({
    ...{ userId: 'u_1', accountId: payer.accountId, amount: 80_00, status: 'requires_action' },
    ...{ payee: { userId: 'u_2', name: '*芳' }, note: '上周的午饭', reference: 'R-1' },
  })
  expect(await payer.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'transfer', amount: 80_00, payee: '*芳' },
  })

  const done = await payer.approve(asked)
  expect(done).toEqual({
    ...asked,
    ...{ status: 'succeeded', nextAction: null, finishedAt: '2026-06-01T10:00:00.000+08:00' },
  })
  expect(await payer.transferOf(done.id)).toEqual(done)
  expect(await payer.balance()).toMatchObject({ total: 420_00, held: 0 })
  expect(await payee.balance()).toMatchObject({ total: 81_00 })
  const line = { kind: 'transfer', amount: 80_00, note: '上周的午饭', resourceId: done.id }
  expect((await payer.statement())[0]).toMatchObject({
    ...{ ...line, direction: 'out', counterparty: '*芳', balanceAfter: 420_00 },
  })
  expect((await payee.statement())[0]).toMatchObject({
    ...{ ...line, direction: 'in', counterparty: '*三', balanceAfter: 81_00 },
  })
  expect(await toldOf(w)).toEqual(['top_up.succeeded', 'top_up.succeeded', 'transfer.succeeded'])
})

test('money goes to and fro between many users and none of it is lost', async () => {
  const w = await world()
  const holders = []
  for (let n = 1; n <= 6; n += 1)
    holders.push(await accountHolder(w, { userId: `u_${n}`, person: newcomer(), balance: 100_00 }))
  const asked = []
  for (const [n, from] of holders.entries())
    for (const [m, to] of holders.entries())
      if (n !== m) asked.push({ from, transfer: await from.requestTransfer(to.userId, 10_00) })

  const done = await Promise.all(asked.map(({ from, transfer }) => from.approve(transfer)))

  expect(done.every(({ status }) => status === 'succeeded')).toBe(true)
  for (const holder of holders) {
    expect(await holder.balance()).toMatchObject({ total: 100_00 })
    expect(await holder.statement()).toHaveLength(11)
  }
})

test('a search of the statement knows each by the other’s name', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w)
  await payer.transfer('u_2', 80_00)
  const found = async ({ accountId, as }: typeof payer, q: string) => {
    const params = { userId: 'me', accountId }
    const { items } = await w.call(contract.accounts.statementLines, { params, query: { q } }, as)
    return items.map(({ counterparty }) => counterparty)
  }

  expect(await found(payer, '芳')).toEqual(['*芳'])
  expect(await found(payer, '三')).toEqual([])
  expect(await found(payee, '三')).toEqual(['*三'])
  expect(await found(payee, '芳')).toEqual([])
})

test('whoever cannot receive is told of like nobody at all (S2)', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w)
  const elsewhere = await w.newApp()
  await accountHolder(w, {
    ...{ userId: 'u_there', person: People.ouyangNaNa, app: elsewhere, balance: 1_00 },
  })
  await accountHolder(w, { userId: 'u_new', person: People.guli })
  const { sql } = w.bank.inside

  const refused = async (payeeUserId: string) => {
    const params = { userId: 'me' }
    const body = { accountId: payer.accountId, payeeUserId, amount: 1_00 }
    const answer = await w.send(contract.transfers.create, { params, body }, payer.as)
    const { requestId, ...problem } = (await answer.json()) as Record<string, unknown>
    expect(requestId).toBeTypeOf('string')
    return problem
  }
  const nobody = await refused('nobody')
  expect(nobody).toMatchObject({ status: 409, code: 'payee_unavailable' })
  expect(nobody).not.toHaveProperty('details')
  expect(await refused('u_there')).toEqual(nobody)
  // Nothing has come from the bound card yet, so nothing may come from others.
  expect(await refused('u_new')).toEqual(nobody)
  await sql`update accounts set status = 'frozen_all' where id = ${payee.accountId}`
  expect(await refused('u_2')).toEqual(nobody)
})

test('who asks for too many in vain, or for too many, is told nothing more that day', async () => {
  const w = await world()
  const { payer } = await twoUsers(w)
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) => payer.requestTransfer(`stranger_${n}`, 1_00)),
  )
  const codes = tries.map((each) => each.status === 'rejected' && each.reason.code)
  expect(codes.filter((code) => code === 'payee_unavailable')).toHaveLength(10)
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2)
  // Also of one who is there.
  await expect(payer.requestTransfer('u_2', 1_00)).rejects.toMatchObject({ code: 'rate_limited' })

  await w.clock.advance('P1D')
  const later = await accountHolder(w, { userId: 'u_3', person: newcomer(), balance: 100_00 })
  for (let n = 0; n < 100; n += 1) await later.requestTransfer('u_2', 1)
  await expect(later.requestTransfer('u_2', 1)).rejects.toMatchObject({ code: 'rate_limited' })
})

test('what the payee may not take fails without a word about the payee’s money', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w, 1_000_00)
  await payee.topUp(1_500_00)

  const failed = await payer.transfer('u_2', 500_00)

  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'payee_unavailable' } })
  expect(await payer.balance()).toMatchObject({ total: 1_000_00 })
  expect(await payee.balance()).toMatchObject({ total: 1_501_00 })
  expect(await toldOf(w)).toContain('transfer.failed')
  expect(await payer.transfer('u_2', 499_00)).toMatchObject({ status: 'succeeded' })
})

test('two transfers of the same money: the books let one through', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w, 100_00)
  const first = await payer.requestTransfer('u_2', 80_00)
  const second = await payer.requestTransfer('u_2', 80_00)

  const ended = await Promise.all([payer.approve(first), payer.approve(second)])

  expect(ended.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded'])
  expect(ended.find(({ status }) => status === 'failed')?.failure).toMatchObject({
    code: 'insufficient_balance',
  })
  expect(await payer.balance()).toMatchObject({ total: 20_00 })
  expect(await payee.balance()).toMatchObject({ total: 81_00 })
})

test('twenty answers at once move it once', async () => {
  const w = await world()
  const { payer, payee } = await twoUsers(w)
  const asked = await payer.requestTransfer('u_2', 30_00)

  await Promise.allSettled(
    Array.from({ length: 20 }, () => payer.page.answer(challengeIn(asked), { pin })),
  )

  expect(await payee.balance()).toMatchObject({ total: 31_00 })
  expect(await payer.balance()).toMatchObject({ total: 470_00 })
})

test('a transfer is limited by the day of the payer and by that of the payee', async () => {
  const w = await world()
  const { payer } = await twoUsers(w, 2_000_00)
  const other = await accountHolder(w, { userId: 'u_3', person: newcomer(), balance: 100_00 })
  expect(await payer.transfer('u_2', 1_900_00)).toMatchObject({ status: 'succeeded' })
  await payer.topUp(1_900_00)

  expect(await payer.transfer('u_3', 100_01)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'limit_exceeded' } },
  })
  expect(await payer.transfer('u_3', 100_00)).toMatchObject({ status: 'succeeded' })
  // 王芳 has received 1,900 today.
  const payee = await accountHolder(w, { userId: 'u_4', person: newcomer(), balance: 1_00 })
  await payee.topUp(199_00)
  expect(await other.transfer('u_4', 1_00)).toMatchObject({ status: 'succeeded' })
})

test('the same reference finds the same transfer and looks nobody up again', async () => {
  const w = await world()
  const { payer } = await twoUsers(w, 100_00)
  const asked = await payer.requestTransfer('u_2', 100_00, { reference: 'R-1' })
  const done = await payer.approve(asked)
  await payer.topUp(10_00)
  await payer.requestTransfer('u_2', 1_00, { reference: 'R-2' })

  expect(await payer.requestTransfer('u_2', 100_00, { reference: 'R-1' })).toEqual(done)
  await expect(payer.requestTransfer('u_2', 1_00, { reference: 'R-1' })).rejects.toMatchObject({
    code: 'reference_conflict',
  })
  const { items } = await w.call(contract.transfers.list, {
    params: { userId: 'u_1' },
    query: { reference: 'R-1' },
  })
  expect(items).toEqual([done])
})

test('nobody sends to themselves, from a frozen account, or more than they have', async () => {
  const w = await world()
  const { payer } = await twoUsers(w, 100_00)
  await expect(payer.requestTransfer('u_1', 1_00)).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'payeeUserId' }] } },
  })
  await expect(payer.requestTransfer('u_2', 100_01)).rejects.toMatchObject({
    ...{ code: 'insufficient_balance', problem: { details: { available: 100_00 } } },
  })
  const { sql } = w.bank.inside
  const asked = await payer.requestTransfer('u_2', 1_00)
  await sql`update accounts set status = 'frozen_debit' where id = ${payer.accountId}`
  await expect(payer.requestTransfer('u_2', 1_00)).rejects.toMatchObject({ code: 'account_frozen' })
  expect(await payer.approve(asked)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'account_frozen' } },
  })
  expect(await payer.balance()).toMatchObject({ total: 100_00 })
})

test('a transfer nobody confirms fails in time, and moves nothing', async () => {
  const w = await world()
  const { payer } = await twoUsers(w, 100_00)
  const asked = await payer.requestTransfer('u_2', 1_00)
  await w.clock.advance('PT10M')
  expect(await payer.transferOf(asked.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'not_completed' } },
  })
  expect(await payer.balance()).toMatchObject({ total: 100_00 })
})

/** A bank of eight lanes, in which two people are rarely in one. */
const ofEightLanes = () => openTestBank({ database: { lanes: 8 } })

test('between lanes money goes to and fro, both halves or neither', async () => {
  const w = await world({ on: await ofEightLanes() })
  const holders = []
  for (let n = 1; n <= 5; n += 1)
    holders.push(await accountHolder(w, { userId: `u_${n}`, person: newcomer(), balance: 100_00 }))
  const slots = await w.bank.inside.sql<{ slot: number }[]>`select slot from accounts`
  expect(new Set(slots.map(({ slot }) => slot % 8)).size).toBeGreaterThan(1)
  const asked = []
  for (const [n, from] of holders.entries())
    for (const [m, to] of holders.entries())
      // More is asked for than anybody begins with.
      if (n !== m) asked.push({ from, transfer: await from.requestTransfer(to.userId, 40_00) })

  const ended = await Promise.all(asked.map(({ from, transfer }) => from.approve(transfer)))

  const failures = ended.flatMap(({ failure }) => failure?.code ?? [])
  expect(failures.filter((code) => code !== 'insufficient_balance')).toEqual([])
  let sum = 0
  for (const [n, holder] of holders.entries()) {
    const made = ended.filter(({ status }) => status === 'succeeded')
    const sent = made.filter(({ userId }) => userId === holder.userId).length
    const received = made.filter(({ payee }) => payee.userId === holder.userId).length
    const { total } = await holder.balance()
    expect({ n, total }).toEqual({ n, total: 100_00 + (received - sent) * 40_00 })
    expect(await holder.statement()).toHaveLength(1 + sent + received)
    sum += total
  }
  expect(sum).toBe(500_00)
  const meeting = await w.bank.inside.ledger.balance(chart.laneClearing(w.realm.id))
  expect(meeting.total).toBe(0)
})

test('what the payee’s lane refuses moves nothing in the payer’s, however often it is tried', async () => {
  const w = await world({ on: await ofEightLanes() })
  const payer = await accountHolder(w, { person: newcomer(), balance: 1_000_00 })
  const [there, payee] = await payeeInAnotherLane(w, payer.accountId)
  await payee.topUp(1_500_00)
  const asked = await payer.requestTransfer(there, 600_00)

  expect(await payer.approve(asked)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'payee_unavailable' } },
  })
  // The refusal is kept under the transfer's own name, so that a run that comes late finds it.
  await payee.withdraw(1_000_00)
  const { inside } = w.bank
  await inside.sql`
    update transfers set status = 'processing', failure_code = null, finished_at = null
    where id = ${asked.id}`
  const realm = await selectRealm(inside.sql, w.realm.id)
  if (!realm) throw new Error('The realm is gone.')
  await takeUp(inside, realm, asked)
  expect(await payer.transferOf(asked.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'payee_unavailable' } },
  })
  expect(await payer.balance()).toMatchObject({ total: 1_000_00 })
})

/** Somebody whose account lies in another lane than this one. */
const payeeInAnotherLane = async (w: World, accountId: string) => {
  const slotOf = async (id: string) => {
    const [account] = await w.bank.inside.sql<{ slot: number }[]>`
      select slot from accounts where id = ${id}`
    return account?.slot ?? 0
  }
  for (let n = 0; n < 10; n += 1) {
    const userId = `u_there_${n}`
    const holder = await accountHolder(w, { userId, person: newcomer(), balance: 1_00 })
    if ((await slotOf(holder.accountId)) % 8 !== (await slotOf(accountId)) % 8)
      return [userId, holder] as const
  }
  throw new Error('Everybody is in one lane.')
}
