import { expect, test } from 'vitest'

import { readAnswer } from '../../src/cards/network/answer-text.ts'
import { isSignedBy, signed, type Fields } from '../../src/cards/network/signature.ts'
import { People } from '../../simulators/index.ts'
import { outsideWorld } from '../cards/outside-world.ts'
import { bankKeys, certId, merId, networkKeys, strangersKeys } from './members.ts'

const base = 'http://127.0.0.1:4010'
const transact = `${base}/rlm_1/gateway/api/backTransReq.do`

const topUp = {
  version: '5.1.0',
  encoding: 'UTF-8',
  signMethod: '01',
  txnType: '11',
  txnSubType: '00',
  bizType: '000501',
  accessType: '0',
  channelType: '07',
  backUrl: 'http://www.specialUrl.com',
  certId,
  merId,
  orderId: 'tup0000000001',
  txnTime: '20260601100000',
  accNo: People.wangFang.cards.everyday.number,
  txnAmt: '10000',
  currencyCode: '156',
}

const post = async (fields: Fields, url = transact) => {
  const { outside } = outsideWorld()
  const answer = await outside.fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, fields: readAnswer(await answer.text()) }
}
const postSigned = async (fields: Fields, url?: string) =>
  post(await signed(fields, bankKeys.privateKey), url)

test('an answer repeats what was asked, and the network signs it', async () => {
  const { fields } = await postSigned(topUp)

  expect(fields).toMatchObject({
    ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', txnType: '11', merId },
    ...{ orderId: topUp.orderId, txnTime: topUp.txnTime, txnAmt: '10000', currencyCode: '156' },
    ...{ respCode: '00', respMsg: '成功[0000000]', queryId: '202606011000000000001' },
  })
  expect(isSignedBy(networkKeys.publicKey, fields)).toBe(true)
})

test('a card number may come in the clear, as the older manual has it', async () => {
  expect((await postSigned(topUp)).fields).toMatchObject({ respCode: '00' })
})

test.each<[string, Fields, string]>([
  ['without a type', { ...topUp, txnType: '' }, '13'],
  ['of a type it does not do', { ...topUp, txnType: '02' }, '32'],
  ['of another version', { ...topUp, version: '5.0.0' }, '10'],
  ['with a hashed signature', { ...topUp, signMethod: '11' }, '10'],
  ['with our ids as they are', { ...topUp, orderId: 'tup_000000001' }, '10'],
  ['with a time that is none', { ...topUp, txnTime: '2026-06-01' }, '10'],
  ['without an amount', { ...topUp, txnAmt: '' }, '13'],
  ['without a card', { ...topUp, accNo: '' }, '13'],
  ['over nothing', { ...topUp, txnAmt: '0' }, '10'],
  ['over less than nothing', { ...topUp, txnAmt: '-1' }, '10'],
  ['over half a fen', { ...topUp, txnAmt: '0.5' }, '10'],
  ['in dollars', { ...topUp, currencyCode: '840' }, '10'],
  ['over a pay-out to nobody', { ...topUp, txnType: '12', bizType: '000401' }, '13'],
  ['over a verification of nothing', { ...topUp, txnType: '72', txnSubType: '01' }, '13'],
  ['over a card number that does not decrypt', { ...topUp, encryptCertId: '1' }, '61'],
])('a message %s is answered, and nothing moves', async (_how, fields, respCode) => {
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

  expect(await postSigned(present)).toMatchObject({ status: 200, fields: { respCode } })
})

test('a message signed by somebody else is refused', async () => {
  const { fields } = await post(await signed(topUp, strangersKeys.privateKey))

  expect(fields).toMatchObject({ respCode: '11' })
})

test('a message changed on its way is refused', async () => {
  const { fields } = await post({ ...(await signed(topUp, bankKeys.privateKey)), txnAmt: '99999' })

  expect(fields).toMatchObject({ respCode: '11' })
})

test('a member nobody knows is refused', async () => {
  expect((await postSigned({ ...topUp, merId: '777000000000000' })).fields).toMatchObject({
    respCode: '31',
  })
})

test.each(['', 'not a form', '%%%', 'merId=1&merId=2', '{"merId":"1"}'])(
  'the body %j is refused and does no harm',
  async (body) => {
    const { outside } = outsideWorld()

    const answer = await outside.fetch(transact, { method: 'POST', body })

    expect(answer.status).toBe(200)
    expect(readAnswer(await answer.text())).toMatchObject({ respCode: '31' })
  },
)

test('a message larger than 64 KiB is not read', async () => {
  const { outside } = outsideWorld()

  const answer = await outside.fetch(transact, { method: 'POST', body: `a=${'x'.repeat(70_000)}` })

  expect(answer.status).toBe(413)
})

test.each([
  '/rlm_1/gateway/api/other.do',
  '/..%2F..%2Fetc/gateway/api/backTransReq.do',
  '/rlm.1/gateway/api/backTransReq.do',
  '/gateway/api/backTransReq.do',
])('there is nothing at %s', async (path) => {
  expect((await postSigned(topUp, base + path)).status).toBe(404)
})

test('only a query may ask at the door for queries', async () => {
  const { fields } = await postSigned(topUp, `${base}/rlm_1/gateway/api/queryTrans.do`)

  expect(fields).toMatchObject({ respCode: '32' })
})
