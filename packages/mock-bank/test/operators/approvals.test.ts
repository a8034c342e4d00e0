import { contract, type OperatorRole } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { approve, propose } from '../../src/operators/index.ts'
import { selectRealm } from '../../src/realms/realms.ts'
import type { Credentials } from '../credentials.ts'
import { type World, world } from '../world.ts'
import { proposeTerms, staffIn, twoPeople } from './staff.ts'

const { approvals } = contract

const termsOf = (w: World, as: Credentials) =>
  w.call(contract.operatorMoney.settlementTerms, { params: { appId: w.app.id } }, as)

const at = (approvalId: string) => ({ params: { approvalId } })

const scene = async () => {
  const w = await world()
  const { maker, checker } = await twoPeople(w)
  const proposal = await proposeTerms(w, maker.as, w.app.id)
  return { w, maker, checker, proposal, ...at(proposal.id) }
}

test('what one proposes holds once another approves, and not before', async () => {
  const { w, maker, checker, proposal, params } = await scene()
  expect(proposal).toMatchObject({
    ...{ action: 'settlement_terms.write', status: 'pending', subject: w.app.id },
    ...{ proposedBy: { id: maker.id, name: '许静' }, decidedBy: null },
    payload: { cycle: 'weekly', minimumPayout: 100_00 },
    expiresAt: '2026-06-04T10:00:00.000+08:00',
  })
  await expect(termsOf(w, checker.as)).rejects.toMatchObject({ code: 'not_found' })

  const decided = await w.call(approvals.approve, { params }, checker.as)

  expect(decided).toMatchObject({
    ...{ status: 'approved', decidedBy: { id: checker.id, name: '罗敏' } },
    decidedAt: '2026-06-01T10:00:00.000+08:00',
  })
  expect(await termsOf(w, maker.as)).toMatchObject({ cycle: 'weekly', minimumPayout: 100_00 })
})

test('nobody approves or rejects their own, not even with a role that could', async () => {
  const w = await world()
  const { inside } = w.bank
  const realm = (await selectRealm(inside.sql, w.realm.id)) ?? expect.unreachable()
  const { id, name } = await staffIn(w)
  const role: OperatorRole = 'checker'
  const self = { realm, operator: { id, realmId: realm.id, appId: null, name, role } }
  const proposal = {
    ...{ action: 'settlement_terms.write', appId: w.app.id, subject: w.app.id },
    ...{ payload: { cycle: 'weekly' }, reason: '试试' },
  }
  const approvalId = await inside.sql.begin((tx) => propose(inside, tx, self, proposal))

  await expect(approve(inside, self, approvalId, {})).rejects.toMatchObject({
    code: 'approval_own',
  })
})

test('each role may do its own part', async () => {
  const { w, maker, checker, params } = await scene()
  const viewer = await staffIn(w, { name: '何苗', role: 'viewer' })
  const missing = (permission: string) => ({
    code: 'permission_missing',
    problem: { details: { permission } },
  })
  for (const as of [maker.as, viewer.as]) {
    await expect(w.call(approvals.approve, { params }, as)).rejects.toMatchObject(
      missing('approve'),
    )
    const sent = { params, body: { reason: '不' } }
    await expect(w.call(approvals.reject, sent, as)).rejects.toMatchObject(missing('approve'))
  }
  for (const as of [checker.as, viewer.as])
    await expect(proposeTerms(w, as)).rejects.toMatchObject(missing('propose'))
  expect((await w.call(approvals.list, {}, viewer.as)).items).toHaveLength(1)
})

test('of many who decide at once one does, and it is carried out once', async () => {
  const { w, maker, checker, params } = await scene()
  const second = await staffIn(w, { name: '周遥', role: 'checker' })
  const decide = [
    ...[checker, second, checker, second].map(({ as }) =>
      w.send(approvals.approve, { params }, as),
    ),
    w.send(approvals.reject, { params, body: { reason: '不' } }, second.as),
    w.send(approvals.withdraw, { params }, maker.as),
  ]
  const statuses = (await Promise.all(decide)).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409])
  const { items } = await w.call(contract.operatorAuditEntries.list, {}, maker.as)
  const decisions = items.filter(({ type }) => /approved|rejected|withdrawn/.test(type))
  expect(decisions).toMatchObject([{ subject: params.approvalId }])
})

test('what its action refuses leaves the proposal as it was', async () => {
  const { w, checker, params } = await scene()
  const { inside } = w.bank
  const realm = (await selectRealm(inside.sql, w.realm.id)) ?? expect.unreachable()
  const operator = { id: checker.id, realmId: realm.id, appId: null, name: '罗敏' }
  const by = { realm, operator: { ...operator, role: 'checker' as const } }
  const refusing = {
    'settlement_terms.write': {
      carryOut: async () => {
        throw new Error('It cannot be done.')
      },
    },
  }
  await expect(approve(inside, by, params.approvalId, refusing)).rejects.toThrow('cannot be done')
  expect(await w.call(approvals.retrieve, { params }, checker.as)).toMatchObject({
    ...{ status: 'pending', decidedBy: null },
  })
})

test('one proposal for the same thing waits at a time; once it is decided the next may', async () => {
  const { w, maker, checker, proposal, params } = await scene()
  await expect(proposeTerms(w, maker.as, w.app.id)).rejects.toMatchObject({
    code: 'approval_pending',
    problem: { details: { approvalId: proposal.id } },
  })
  const body = { reason: '缺少商户盖章' }
  const rejected = await w.call(approvals.reject, { params, body }, checker.as)
  expect(rejected).toMatchObject({ status: 'rejected', decisionReason: '缺少商户盖章' })
  await expect(w.call(approvals.approve, { params }, checker.as)).rejects.toMatchObject({
    code: 'approval_decided',
    problem: { details: { status: 'rejected' } },
  })

  const next = await proposeTerms(w, maker.as, w.app.id)
  const withdrawn = await w.call(approvals.withdraw, at(next.id), maker.as)
  expect(withdrawn.status).toBe('withdrawn')
  const { items } = await w.call(approvals.list, { query: { status: 'pending' } }, checker.as)
  expect(items).toEqual([])
})

test('another’s proposal is not there to be withdrawn', async () => {
  const { w, params } = await scene()
  const other = await staffIn(w, { name: '周遥', role: 'maker' })
  await expect(w.call(approvals.withdraw, { params }, other.as)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a proposal nobody decides is over after three days', async () => {
  const { w, maker, checker, params } = await scene()
  await w.clock.advance('P2DT23H59M')
  expect((await w.call(approvals.retrieve, { params }, maker.as)).status).toBe('pending')
  await w.clock.advance('PT1M')

  expect((await w.call(approvals.retrieve, { params }, maker.as)).status).toBe('expired')
  await expect(w.call(approvals.approve, { params }, checker.as)).rejects.toMatchObject({
    code: 'approval_decided',
    problem: { details: { status: 'expired' } },
  })
  await proposeTerms(w, maker.as, w.app.id)
})

test('proposals of another realm are not there', async () => {
  const { params } = await scene()
  const elsewhere = await world()
  const { checker } = await twoPeople(elsewhere)
  await expect(elsewhere.call(approvals.approve, { params }, checker.as)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('what operators did stays as it was written', async () => {
  const { w } = await scene()
  const { sql } = w.bank.inside
  const refused = /never changed or deleted|permission denied/
  await expect(sql`update operator_audit_entries set type = 'x'`).rejects.toThrow(refused)
  await expect(sql`delete from operator_audit_entries`).rejects.toThrow(refused)
})
