import { contract, type CreateComplaint } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'

const me = { userId: 'me' }

const complain = async (w: World, body: Partial<CreateComplaint> = {}, userId = 'u_1') =>
  w.call(
    contract.complaints.create,
    { params: me, body: { category: 'payment', text: '扣了两次款。\n请查一下。', ...body } },
    await w.asUser(userId),
  )

test('a complaint gets a number, and later its answer, which the user reads and the merchant does not', async () => {
  const w = await world()
  const filed = await complain(w)
  expect(filed).toMatchObject({
    ...{ number: expect.stringMatching(/^20260601-\d{6}$/), status: 'open', answer: null },
    ...{ text: '扣了两次款。\n请查一下。', category: 'payment', about: null, answeredAt: null },
  })
  await w.clock.advance('P1D')
  const answer = '已查明，只扣款一次。'
  const params = { complaintId: filed.id }
  await w.call(contract.sandboxComplaints.answer, { params, body: { answer } })

  const read = await w.call(
    contract.complaints.retrieve,
    { params: { ...me, ...params } },
    await w.asUser('u_1'),
  )
  expect(read).toEqual({
    ...filed,
    ...{ status: 'answered', answer, answeredAt: '2026-06-02T10:00:00.000+08:00' },
  })
  await w.settle()
  const { items } = await w.call(contract.events.list, { query: { type: 'complaint.answered' } })
  const { text: _, answer: __, ...told } = read
  expect(items.map(({ data }) => data)).toEqual([told])
  const again = w.call(contract.sandboxComplaints.answer, { params, body: { answer: '再答' } })
  await expect(again).rejects.toMatchObject({ code: 'complaint_answered' })
})

test('a complaint is about something of the user’s own; of others’ it learns nothing', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 10_00 })
  const neighbour = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const card = (await holder.account()).card.id
  const mandate = await holder.allow()
  const topUp = await holder.requestTopUp(1_00)
  const withdrawal = await holder.requestWithdrawal(1_00)

  for (const about of [holder.accountId, card, mandate.id, topUp.id, withdrawal.id])
    expect((await complain(w, { about })).about).toBe(about)
  for (const about of [neighbour.accountId, `acc_${'0'.repeat(26)}`, `pay_${'0'.repeat(26)}`])
    await expect(complain(w, { about })).rejects.toMatchObject({ code: 'not_found' })
})

test('what a user writes is nowhere in clear', async () => {
  const w = await world()
  const secret = '我的卡号是六二二二零二'
  const filed = await complain(w, { text: secret })
  await w.call(contract.sandboxComplaints.answer, {
    ...{ params: { complaintId: filed.id }, body: { answer: `已收到：${secret}` } },
  })

  const [row] = await w.bank.inside.sql<{ text: string }[]>`
    select complaints::text as text from complaints where id = ${filed.id}`
  expect(row?.text).not.toContain(secret)
  expect(w.logged.join('\n')).not.toContain(secret)
})

test('complaints are listed newest first, and only one’s own', async () => {
  const w = await world()
  const first = await complain(w)
  const second = await complain(w, { category: 'other' })
  await complain(w, {}, 'u_2')
  const as = await w.asUser('u_1')
  const page = await w.call(contract.complaints.list, { params: me, query: { limit: 1 } }, as)
  const cursor = page.nextCursor ?? ''
  const rest = await w.call(contract.complaints.list, { params: me, query: { cursor } }, as)
  expect([...page.items, ...rest.items]).toEqual([second, first])
})

test('the bank answers only complaints of the realm it is asked in', async () => {
  const w = await world()
  const { id: complaintId } = await complain(w)
  const other = await world()
  const answering = other.call(contract.sandboxComplaints.answer, {
    ...{ params: { complaintId }, body: { answer: '好' } },
  })
  await expect(answering).rejects.toMatchObject({ code: 'not_found' })
})
