import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { codeTo, factorsOf, otherThan } from '../accounts/wallet-page.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { accepted, cardSigner, codeAskedBy } from './card-signer.ts'

const told = async (w: World): Promise<string[]> => {
  await w.settle()
  const { items } = await w.call(contract.events.list, {})
  return items.map(({ type }) => type)
}

test('a card of any bank is signed for by its four factors and a code, and shows no more than its last digits', async () => {
  const w = await world()
  const signer = await cardSigner(w)

  const asked = await signer.request('everyday', { noOtpLimit: 200_00 })
  expect(asked).toMatchObject({ status: 'requires_action', signedAt: null, userId: 'u_1' })
  const [sms] = await w.messages(People.wangFang.mobile)
  expect(sms?.text).toContain(`在${w.app.name}开通银行卡快捷支付`)

  const code = await codeTo(w, People.wangFang)
  const { subject } = await signer.page.answer(codeAskedBy(asked), { otp: code })
  const signed = {
    ...{ id: asked.id, userId: 'u_1', bankName: '建设银行', bankCode: 'CCB', type: 'debit' },
    ...{ last4: '0122', noOtpLimit: 200_00, singleLimit: 50_000_00, dayLimit: 100_000_00 },
    ...{ status: 'active', nextAction: null, failure: null, endedAt: null },
    createdAt: '2026-06-01T10:00:00.000+08:00',
    signedAt: '2026-06-01T10:00:00.000+08:00',
  }
  expect(subject).toEqual({ type: 'quick_pay_agreement', resource: signed })
  expect(await signer.list()).toEqual([signed])
  expect(await told(w)).toEqual(['quick_pay_agreement.signed'])
  const trail = await w.call(contract.auditEntries.list, { params: { userId: 'me' } }, signer.as)
  expect(trail.items[0]).toMatchObject({
    ...{ type: 'quick_pay.signed', by: 'user' },
    facts: { agreementId: asked.id, cardLast4: '0122' },
  })
})

test('whatever its bank does not like, the answer is the same, and five of them end the day', async () => {
  const w = await world()
  const { wangFang, zhangSan } = People
  const signer = await cardSigner(w)
  const right = factorsOf(wangFang)
  const wrong = [
    { ...right, name: '王方' },
    { ...right, idNumber: zhangSan.idNumber },
    { ...right, mobile: '13900139001' },
    { ...right, cardNumber: zhangSan.cards.everyday.number },
    { ...right, name: '王方' },
  ]
  const problems: unknown[] = []
  for (const person of wrong) {
    const body = { person, acceptedAgreements: accepted }
    const params = { userId: 'me' }
    const answer = await w.send(contract.quickPayAgreements.create, { params, body }, signer.as)
    const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>
    problems.push(problem)
  }

  expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
  expect(problems[0]).toMatchObject({ code: 'identity_mismatch', status: 403 })
  await expect(signer.request()).rejects.toMatchObject({ code: 'attempts_exhausted' })
  await w.clock.advance('P1D')
  expect(await (await cardSigner(w)).sign()).toMatchObject({ status: 'active' })
})

test('a user signs for cards of their own alone: the person the bank knows them as', async () => {
  const w = await world()
  await accountHolder(w, { person: People.zhangSan })
  await w.clock.advance('PT2M')
  const signer = await cardSigner(w, { person: People.zhangSan })

  await expect(signer.request('everyday', {}, People.wangFang)).rejects.toMatchObject({
    code: 'identity_mismatch',
  })
  expect(await signer.sign('credit')).toMatchObject({ status: 'active', type: 'credit' })
})

test('who has signed for one card signs for no one else’s, account or not', async () => {
  const w = await world()
  const signer = await cardSigner(w)
  await signer.sign()
  await expect(signer.request('everyday', {}, People.ouyangNaNa)).rejects.toMatchObject({
    code: 'identity_mismatch',
  })
})

test('a card is signed for once, and again after it was cancelled', async () => {
  const w = await world()
  const signer = await cardSigner(w)
  const first = await signer.sign()
  await w.clock.advance('PT2M')
  const later = await cardSigner(w)
  await expect(later.request()).rejects.toMatchObject({ code: 'agreement_exists', status: 409 })

  const cancelled = await later.cancel(first.id)
  expect(cancelled).toMatchObject({ status: 'cancelled', endedAt: expect.any(String) })
  expect(await later.cancel(first.id)).toEqual(cancelled)
  const second = await later.sign()
  expect(second.id).not.toBe(first.id)
  expect((await later.list()).map(({ status }) => status)).toEqual(['active', 'cancelled'])
  expect(await told(w)).toEqual([
    ...['quick_pay_agreement.signed', 'quick_pay_agreement.cancelled'],
    'quick_pay_agreement.signed',
  ])
})

test('without the code nothing is signed, and nobody is told', async () => {
  const w = await world()
  const signer = await cardSigner(w)
  const late = await signer.request()
  await w.clock.advance('PT6M')
  const again = await cardSigner(w)
  expect(await again.read(late.id)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'not_completed' } },
  })

  const guessed = await again.request('savings')
  const code = await codeTo(w, People.wangFang)
  for (let step = 1; step <= 5; step += 1)
    await again.page.answer(codeAskedBy(guessed), { otp: otherThan(code, step) }).catch(() => {})
  expect(await again.read(guessed.id)).toMatchObject({ status: 'failed' })
  expect(await told(w)).toEqual([])
})

test('the texts in force are accepted, and the card is of a bank that takes part', async () => {
  const w = await world()
  const signer = await cardSigner(w)
  const terms = await w.call(contract.quickPayTerms.retrieve, {}, w.nobody)
  expect(terms.agreements).toEqual([{ ...accepted[0], title: '快捷支付服务协议' }])
  expect(terms.banks).toContainEqual({
    ...{ bankCode: 'ABC', bankName: '农业银行', singleLimit: 10_000_00, dayLimit: 20_000_00 },
  })

  const ask = (body: object) =>
    w.call(
      contract.quickPayAgreements.create,
      {
        params: { userId: 'me' },
        body: { person: factorsOf(People.wangFang), acceptedAgreements: accepted, ...body },
      },
      signer.as,
    )
  for (const [text, path] of [
    [{ code: 'quick_pay', version: '2025-01' }, 'acceptedAgreements.0.version'],
    [{ code: 'e_account', version: '2026-01' }, 'acceptedAgreements.0.code'],
  ] as const)
    await expect(ask({ acceptedAgreements: [text] })).rejects.toMatchObject({
      ...{ code: 'invalid_field', problem: { errors: [{ path }] } },
    })
  await expect(ask({ noOtpLimit: 200_01 })).rejects.toMatchObject({ code: 'invalid_field' })
  await expect(ask({ person: factorsOf(People.zhangSan, 'unknownBank') })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'person.cardNumber' }] } },
  })
})

test('the first digits tell whose card it is, and a whole number is refused', async () => {
  const w = await world()
  const issuer = (prefix: string) =>
    w.call(contract.cardIssuers.retrieve, { query: { prefix } }, w.nobody)

  expect(await issuer('6222021')).toEqual({
    ...{ bankCode: 'ICBC', bankName: '工商银行', type: 'debit', numberLength: 19 },
    ...{ singleLimit: 50_000_00, dayLimit: 50_000_00 },
  })
  expect(await issuer('622235')).toMatchObject({ type: 'credit', numberLength: 16 })
  await expect(issuer('628480')).rejects.toMatchObject({ status: 404 })
  await expect(issuer('6222021200012345679')).rejects.toMatchObject({ code: 'invalid_field' })
})

test('a lost phone ends them all', async () => {
  const w = await world()
  const signer = await cardSigner(w)
  const signed = await signer.sign()
  const report = await w.call(
    contract.lostPhoneReports.create,
    { params: { userId: 'me' } },
    await w.asUser('u_1', ['account.read']),
  )
  expect(report.cancelledAgreementIds).toEqual([signed.id])
  expect(await (await cardSigner(w)).read(signed.id)).toMatchObject({ status: 'cancelled' })
})
