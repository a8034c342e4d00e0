import { contract, type Problem } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { factorsOf } from '../accounts/wallet-page.ts'
import { watch } from '../test-bank.ts'
import { world } from '../world.ts'
import { calls, type LooseCall } from './calls.ts'
import { refusalIn, textsIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { type Stage, stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An id number with the right check digit, whatever its first 17 digits say. */
const idNumber = (region: string, birthday: string, sequence = '123'): string => {
  const digits = `${region}${birthday}${sequence}`
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

const right = factorsOf(People.zhangSan)

let built: Promise<Stage> | undefined

/** The one stage of this file: what is refused leaves it as it was. */
const theStage = async (): Promise<Stage> => {
  built ??= world().then((w) => stageIn(w))
  const stage = await built
  watch(stage.w, stage.w.realm.id)
  return stage
}

// It is 1 June 2026 in these realms.
test.each([
  ['name', 'a Latin name', 'Zhang San'],
  ['name', 'one character', '张'],
  ['name', 'one character that is stored as two', '𠮷'],
  ['name', '31 characters', '张'.repeat(31)],
  ['name', 'a dot in front', '·张三'],
  ['name', 'a dot behind', '张三·'],
  ['name', 'two dots', '古丽··买买提'],
  ['name', 'a blank', '张 三'],
  ['name', 'a digit', '张3三'],
  ['name', 'Kana', '張さん'],
  ['name', 'Hangul', '장산장'],
  ['name', 'a character nobody sees', '张\u200b三'],
  ['name', 'an emoji', '张三😀'],
  ['name', 'a full-width mark', '张三，'],
  ['idNumber', 'a wrong check digit', '330106199003071235'],
  ['idNumber', 'an X where a digit belongs', '33010619900307123X'],
  ['idNumber', 'a day that never was', idNumber('330106', '19900230')],
  ['idNumber', 'a leap day of an ordinary year', idNumber('330106', '20010229')],
  ['idNumber', 'a thirteenth month', idNumber('330106', '19901307')],
  ['idNumber', 'no day', idNumber('330106', '19900300')],
  ['idNumber', 'a birth before 1900', idNumber('330106', '18991231')],
  ['idNumber', 'a birth tomorrow', idNumber('330106', '20260602')],
  ['idNumber', 'a birth in a far year', idNumber('330106', '99990101')],
  ['idNumber', 'a child', idNumber('330106', '20121231')],
  ['idNumber', 'eighteen tomorrow', idNumber('330106', '20080602')],
  ['idNumber', 'no such province', idNumber('100106', '19900307')],
  ['idNumber', 'no such province either', idNumber('660106', '19900307')],
  ['idNumber', 'the old form of 15 digits', '330106900307123'],
  ['idNumber', 'full-width digits', '３３０１０６１９９００３０７１２３６'],
  ['idNumber', 'Arabic digits', '٣٣٠١٠٦١٩٩٠٠٣٠٧١٢٣٦'],
  ['idNumber', 'a blank for a digit', '33010619900307123 '],
  ['idNumber', 'a minus in front', '-33010619900307123'],
  ['mobile', 'no mobile’s beginning', '12800138000'],
  ['mobile', 'a number that begins with 10', '10000138000'],
  ['mobile', 'ten digits', '1380013800'],
  ['mobile', 'twelve digits', '138001380000'],
  ['mobile', 'the country’s code', '+8613800138000'],
  ['mobile', 'a letter', '1380013800a'],
  ['mobile', 'full-width digits', '１３８００１３８０００'],
  ['mobile', 'a blank', '138 0013800'],
  ['cardNumber', 'a wrong check digit', '6222021200012345678'],
  ['cardNumber', 'two digits exchanged', '6222021200013245679'],
  ['cardNumber', 'twelve digits', '622202120001'],
  ['cardNumber', 'twenty digits', '62220212000123456793'],
  ['cardNumber', 'blanks between', '6222 0212 0001 2345'],
  ['cardNumber', 'a bank nobody knows', '6284800000000001236'],
  ['cardNumber', 'a known beginning with another length', '6222020000000006'],
  ['cardNumber', 'nothing but zeros', '0000000000000000'],
  ['cardNumber', 'full-width digits', '６２２２０２１２０００１２３４５６７９'],
] as const)('%s: %s is refused by its path', async (field, _, value) => {
  const stage = await theStage()
  const { w } = stage
  const person = { ...right, [field]: value }
  const call = { ...(await calls.applications.create(stage)), body: { person } }
  const before = await snapshot(w.bank)

  const answer = await w.sendRaw(onTheWire(contract.applications.create, call), call.as)

  expect(await refusalIn(answer, value, textsIn(call.body))).toEqual({
    ...{ status: 400, code: 'invalid_field' },
    paths: [`person.${field}`],
  })
  expect(await snapshot(w.bank)).toEqual(before)
})

test.each([
  ['name', '古丽•买买提'],
  ['name', '𠮷野'],
  ['name', '欧阳'.repeat(15)],
  ['idNumber', idNumber('330106', '20080601')],
  ['idNumber', idNumber('710106', '19000101')],
  ['idNumber', idNumber('330106', '20040229').toLowerCase()],
  ['mobile', '19900000000'],
  ['cardNumber', People.wangFang.cards.savings.number],
] as const)('%s: %s is taken', async (field, value) => {
  const { applicant } = await theStage()

  const draft = await applicant.begin({ person: { ...right, [field]: value } })

  expect(draft.status).toBe('draft')
})

interface Case {
  what: string
  call: (stage: Stage) => Promise<LooseCall>
  route: Parameters<typeof onTheWire>[0]
  says: { status: number; code: string; path?: string; details?: object }
}

const wrong = (path: string) => ({ status: 400, code: 'invalid_field', path })

/** The right call of a route with some fields of its body changed. */
const changed =
  (right: (stage: Stage) => Promise<LooseCall>, change: object | ((stage: Stage) => object)) =>
  async (stage: Stage): Promise<LooseCall> => {
    const call = await right(stage)
    const fields = typeof change === 'function' ? (change(stage) as object) : change
    return { ...call, body: { ...(call.body as object), ...fields } }
  }

const line = (amount: number) => ({ name: '龙井', quantity: 1, amount })
const order = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `an order: ${what}`, route: contract.orders.create, says },
  call: changed(calls.orders.create, change),
})
const topUp = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a top-up: ${what}`, route: contract.topUps.create, says },
  call: changed(calls.topUps.create, change),
})
const withdrawal = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a withdrawal: ${what}`, route: contract.withdrawals.create, says },
  call: changed(calls.withdrawals.create, change),
})
const transfer = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a transfer: ${what}`, route: contract.transfers.create, says },
  call: changed(calls.transfers.create, change),
})
const refund = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a refund: ${what}`, route: contract.refunds.create, says },
  call: changed(calls.refunds.create, change),
})
const session = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a checkout: ${what}`, route: contract.checkoutSessions.create, says },
  call: changed(calls.checkoutSessions.create, change),
})
const endpoint = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a webhook endpoint: ${what}`, route: contract.webhookEndpoints.create, says },
  call: changed(calls.webhookEndpoints.create, change),
})
const confirm = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a confirmation: ${what}`, route: contract.checkoutSessions.confirm, says },
  call: changed(calls.checkoutSessions.confirm, change),
})
const clock = (what: string, now: string, says: Case['says']): Case => ({
  ...{ what: `a clock: ${what}`, route: contract.sandboxClock.set, says },
  call: changed(calls.sandboxClock.set, { now }),
})
const advance = (by: string): Case => ({
  ...{ what: `a clock moved on by ${by}`, route: contract.sandboxClock.advance },
  ...{ call: changed(calls.sandboxClock.advance, { by }), says: wrong('by') },
})
const realm = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a realm: ${what}`, route: contract.sandboxRealms.create, says },
  call: changed(calls.sandboxRealms.create, change),
})
const userSession = (userId: string): Case => ({
  ...{ what: `a session for “${userId}”`, route: contract.userSessions.create },
  ...{ call: changed(calls.userSessions.create, { userId }), says: wrong('userId') },
})
const pinOf = (what: string, change: object, says: Case['says']): Case => ({
  ...{ what: `a PIN: ${what}`, route: contract.pin.set, says },
  call: changed(calls.pin.set, change),
})

const nobodys = (prefix: string) => `${prefix}_${'0'.repeat(26)}`
const missing = { status: 404, code: 'not_found' }
const refusedUrl = { status: 400, code: 'webhook_url_refused' }

test.each<Case>([
  order('more than 10^10 fen', { amount: 10_000_000_001, items: [] }, wrong('amount')),
  order('lines of one fen less', { items: [line(8849)] }, wrong('items')),
  order('lines that only come to more', { items: [line(8850), line(1)] }, wrong('items')),
  order('a discount that eats it up', { items: [line(1), line(-8851)] }, wrong('items')),
  order('a line over 10^10', { items: [line(10_000_000_001)] }, wrong('items.0.amount')),
  order('a line under -10^10', { items: [line(-10_000_000_001)] }, wrong('items.0.amount')),
  order('a way to pay it may not offer', { channels: ['alipay'] }, wrong('channels.0')),
  order('a way to pay nobody knows', { channels: ['cash'] }, wrong('channels.0')),
  order('another currency', { currency: 'USD' }, wrong('currency')),
  order('a life of 59 seconds', { expiresInSeconds: 59 }, wrong('expiresInSeconds')),
  order('a life of more than a day', { expiresInSeconds: 86_401 }, wrong('expiresInSeconds')),
  order('121 characters', { description: '茶'.repeat(121) }, wrong('description')),
  order('nothing but blanks', { description: ' \u3000 ' }, wrong('description')),
  order('101 lines', { items: Array.from({ length: 101 }, () => line(0)) }, wrong('items')),
  order(
    '21 notes',
    { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'x'])) },
    wrong('metadata'),
  ),
  order('a note without a name', { metadata: { '': 'x' } }, wrong('metadata.')),
  order('a note that is a number', { metadata: { table: 7 } }, wrong('metadata.table')),
  order(
    'a reference that stands for another order',
    (stage: Stage) => ({ reference: stage.order.reference }),
    { status: 409, code: 'reference_conflict' },
  ),

  topUp(
    'over what the account may hold',
    { amount: 1_500_01 },
    {
      ...{ status: 409, code: 'balance_cap_exceeded' },
      details: { cap: 2_000_00, balance: 500_00 },
    },
  ),
  topUp('more than 10^10 fen', { amount: 10_000_000_001 }, wrong('amount')),
  topUp('nobody’s account', { accountId: nobodys('acc') }, missing),
  topUp('an order for an account', { accountId: nobodys('ord') }, wrong('accountId')),
  withdrawal(
    'more than there is',
    { amount: 500_01 },
    {
      ...{ status: 402, code: 'insufficient_balance' },
      details: { available: 500_00, required: 500_01 },
    },
  ),
  withdrawal('more than 10^10 fen', { amount: 10_000_000_001 }, wrong('amount')),
  withdrawal('nobody’s account', { accountId: nobodys('acc') }, missing),
  transfer(
    'more than there is',
    { amount: 500_01 },
    {
      ...{ status: 402, code: 'insufficient_balance' },
      details: { available: 500_00, required: 500_01 },
    },
  ),
  transfer(
    'to a stranger',
    { payeeUserId: 'u_stranger' },
    { status: 409, code: 'payee_unavailable' },
  ),
  transfer('to oneself', { payeeUserId: 'u_1' }, wrong('payeeUserId')),
  transfer('with a broken note', { note: 'a\nb' }, wrong('note')),
  transfer('nobody’s account', { accountId: nobodys('acc') }, missing),
  refund(
    'more than is left',
    { amount: 9_01 },
    {
      ...{ status: 409, code: 'refund_exceeds_paid' },
      details: { left: 9_00 },
    },
  ),
  refund('nothing', { amount: 0 }, wrong('amount')),
  refund('nobody’s payment', { paymentId: nobodys('pay') }, missing),
  refund('an order for a payment', { paymentId: nobodys('ord') }, wrong('paymentId')),

  ...['me', '.', '..', 'a/b', 'a b', '', '钱', 'u'.repeat(65)].map(userSession),
  session('a user called me', { userId: 'me' }, wrong('userId')),
  session('nobody’s order', { orderId: nobodys('ord') }, missing),
  session('a script for an address', { returnUrl: 'javascript:alert(1)' }, wrong('returnUrl')),
  session('an address without a host', { returnUrl: 'https://' }, wrong('returnUrl')),
  session('a file', { returnUrl: 'file:///etc/passwd' }, wrong('returnUrl')),
  session('a relative address', { cancelUrl: '//evil.example' }, wrong('cancelUrl')),
  session('a backslash', { returnUrl: 'https:\\\\evil.example' }, wrong('returnUrl')),
  session('a blank', { returnUrl: 'https://shop.example/a b' }, wrong('returnUrl')),
  session('a language nobody speaks', { locale: 'tlh' }, wrong('locale')),

  endpoint('plain http', { url: 'http://shop.example/hooks' }, refusedUrl),
  endpoint('an address inside', { url: 'https://10.0.0.1/' }, refusedUrl),
  endpoint('metadata of a cloud', { url: 'https://169.254.169.254/' }, refusedUrl),
  endpoint('a mapped address', { url: 'https://[::ffff:10.0.0.1]/' }, refusedUrl),
  endpoint('an address in hexadecimal', { url: 'https://0x0a000001/' }, refusedUrl),
  endpoint('credentials', { url: 'https://u:p@shop.example/' }, refusedUrl),
  endpoint('a strange port', { url: 'https://shop.example:22/' }, refusedUrl),
  endpoint('the bank itself', { url: 'http://localhost:4000/v1/app' }, refusedUrl),
  endpoint('a scheme nobody sends by', { url: 'gopher://shop.example/' }, wrong('url')),
  endpoint('an event never told', { events: ['order.payed'] }, wrong('events.0')),

  confirm(
    'an older bill',
    { version: 2 },
    {
      ...{ status: 409, code: 'session_stale' },
      details: { version: 1, total: 88_50 },
    },
  ),
  confirm('one fen less', { total: 88_49 }, { status: 409, code: 'session_stale' }),
  confirm(
    'a way to pay it has not',
    { channel: 'alipay' },
    {
      ...{ status: 409, code: 'channel_unavailable' },
    },
  ),

  clock('a millisecond back', '2026-06-01T09:59:59.999+08:00', {
    ...{ status: 409, code: 'clock_backwards' },
  }),
  clock('past 2100', '2100-01-01T00:00:00.001+08:00', wrong('now')),
  clock('past every date', '9999-12-31T23:59:59-14:00', wrong('now')),
  clock('the year nought', '0000-01-01T00:00:00Z', wrong('now')),
  ...['P401D', 'P58W', 'P99999999999999999999D', 'PT', 'P', 'P1Y', '-P1D', 'P1.5D'].map(advance),
  realm('past 2100', { clock: { now: '2100-01-02T00:00:00Z', frozen: true } }, wrong('clock.now')),
  realm(
    'the year nought',
    { clock: { now: '0000-01-01T00:00:00Z', frozen: false } },
    {
      ...wrong('clock.now'),
    },
  ),
  realm('a clock without hands', { clock: { frozen: true } }, wrong('clock.now')),
  realm('a code of five digits', { fixedOtp: '13524' }, wrong('fixedOtp')),

  pinOf('one digit six times', { pin: '888888' }, { status: 400, code: 'pin_weak' }),
  pinOf('digits in a row', { pin: '456789' }, { status: 400, code: 'pin_weak' }),
  pinOf('of the birthday', { pin: '900307' }, { status: 400, code: 'pin_weak' }),
  pinOf('of the mobile', { pin: '138000' }, { status: 400, code: 'pin_weak' }),
  pinOf('without the one that is set', { currentPin: undefined }, wrong('currentPin')),
])('$what', async ({ call: make, route, says }) => {
  const stage = await theStage()
  const { w } = stage
  const call = await make(stage)
  const before = await snapshot(w.bank)

  const answer = await w.sendRaw(onTheWire(route, call), call.as)
  const { details } = (await answer.clone().json()) as Problem

  const { status, code, path } = says
  expect(await refusalIn(answer, code)).toEqual({
    status,
    code,
    paths: path === undefined ? [] : [path],
  })
  expect(details).toEqual(says.details === undefined ? details : says.details)
  expect(await snapshot(w.bank)).toEqual(before)
})
