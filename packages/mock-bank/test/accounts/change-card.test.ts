import { type Card, contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People, type TestPerson } from '../../simulators/index.ts'
import { accountHolder, bookingsOf, challengeIn, pin, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { codeTo, otherThan } from './wallet-page.ts'

const { zhangSan, wangFang } = People
const me = { userId: 'me' }

type Holder = Awaited<ReturnType<typeof accountHolder>>

const cardsOf = (w: World, holder: Holder) => {
  const request = (card: keyof typeof zhangSan.cards, mobile: string = zhangSan.mobile) => {
    const { number: cardNumber } = zhangSan.cards[card]
    const body = { accountId: holder.accountId, cardNumber, mobile }
    return w.call(contract.cards.create, { params: me, body }, holder.as)
  }
  const givePin = async (card: Card) => cardIn(await holder.page.answer(challengeIn(card), { pin }))
  const giveCode = async (card: Card, person: TestPerson = zhangSan) => {
    const otp = await codeTo(w, person)
    return cardIn(await holder.page.answer(codeAskedIn(card), { otp }))
  }
  return {
    request,
    givePin,
    giveCode,
    change: async (card: keyof typeof zhangSan.cards) =>
      giveCode(await givePin(await request(card))),
    unbind: (cardId: string) =>
      w.call(contract.cards.unbind, { params: { ...me, cardId } }, holder.as),
    read: (cardId: string) =>
      w.call(contract.cards.retrieve, { params: { ...me, cardId } }, holder.as),
    bound: async () =>
      (await w.call(contract.cards.list, { params: me }, holder.as)).items.map(
        ({ last4 }) => last4,
      ),
  }
}

const cardIn = ({ subject }: Awaited<ReturnType<Holder['page']['answer']>>): Card => {
  if (subject?.type !== 'card') throw new Error('Not a card.')
  return subject.resource
}

const codeAskedIn = ({ status, nextAction }: Card): string => {
  if (nextAction?.type !== 'collect_otp') throw new Error(`No code is asked for: ${status}.`)
  return nextAction.challengeId
}

/** Somebody whose opening is a minute ago, so that another code may be sent. */
const holderIn = async (w: World, options: Parameters<typeof accountHolder>[1] = {}) => {
  const holder = await accountHolder(w, options)
  await w.clock.advance('PT1M')
  return holder
}

test('another card is bound by the PIN, its bank’s word and a code, and money goes there from then on', async () => {
  const w = await world()
  const holder = await holderIn(w, { balance: 50_00 })
  const cards = cardsOf(w, holder)

  const asked = await cards.request('savings')
  expect(asked).toMatchObject({
    ...{ status: 'requires_action', last4: '5672', boundAt: null, failure: null },
    nextAction: { type: 'enter_pin' },
  })
  expect(await cards.bound()).toEqual(['5679'])
  const checked = await cards.givePin(asked)
  expect(checked).toMatchObject({ status: 'requires_action', nextAction: { type: 'collect_otp' } })
  expect(await w.messages(zhangSan.mobile)).toMatchObject([
    { scene: 'change_card', text: expect.stringContaining('更换电子账户的绑定银行卡') },
    {},
  ])
  expect(await cards.giveCode(checked)).toMatchObject({ status: 'bound', nextAction: null })

  expect(await holder.account()).toMatchObject({ card: { id: asked.id, last4: '5672' } })
  expect(await holder.withdraw(20_00)).toMatchObject({ cardId: asked.id, status: 'succeeded' })
  expect((await bookingsOf(w)).map(({ direction }) => direction)).toEqual(['collected', 'paid_out'])
  expect(await toldOf(w)).not.toContain('card.unbound')
})

test('the old card stays until the user lets go of it, and the account’s own is not let go of', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const { card: old } = await holder.account()
  const cards = cardsOf(w, holder)
  await expect(cards.unbind(old.id)).rejects.toMatchObject({ code: 'card_in_use', status: 409 })
  const { id } = await cards.change('savings')

  expect(await cards.bound()).toEqual(['5672', '5679'])
  await expect(cards.unbind(id)).rejects.toMatchObject({ code: 'card_in_use' })
  expect(await cards.unbind(old.id)).toMatchObject({ status: 'unbound' })
  expect(await cards.unbind(old.id)).toMatchObject({ status: 'unbound' })
  expect(await cards.bound()).toEqual(['5672'])
  expect((await toldOf(w)).filter((type) => type === 'card.unbound')).toHaveLength(1)
})

test('a card on which money is under way is not let go of before it has arrived', async () => {
  const w = await world()
  const holder = await holderIn(w, { card: 'processingThenDone' })
  const { card: old } = await holder.account()
  expect(await holder.topUp(5_00)).toMatchObject({ status: 'processing' })
  const cards = cardsOf(w, holder)
  await cards.change('savings')

  await expect(cards.unbind(old.id)).rejects.toMatchObject({ code: 'card_in_use' })
  await w.clock.advance('PT10M')
  await w.settle()
  const later = await w.asPage('u_1')
  const params = { ...me, cardId: old.id }
  expect(await w.call(contract.cards.unbind, { params }, later)).toMatchObject({
    status: 'unbound',
  })
})

test('what waits for the PIN when its card is let go of never moves', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const { card: old } = await holder.account()
  const topUp = await holder.requestTopUp(5_00)
  const cards = cardsOf(w, holder)
  await cards.change('savings')
  await cards.unbind(old.id)

  expect(await holder.approve(topUp)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'card_unbound' } },
  })
  expect(await bookingsOf(w)).toEqual([])
})

test.each([
  ['another holder’s card', 'otherHolder', zhangSan.mobile],
  ['a lost card', 'lost', zhangSan.mobile],
  ['another mobile than the card’s bank has', 'savings', wangFang.mobile],
] as const)(
  '%s is not bound, and all that is said is that it does not fit',
  async (_, card, mobile) => {
    const w = await world()
    const holder = await holderIn(w)
    const cards = cardsOf(w, holder)

    const refused = await cards.givePin(await cards.request(card, mobile))

    expect(refused).toMatchObject({
      ...{ status: 'failed', nextAction: null, failure: { code: 'identity_mismatch' } },
    })
    expect(await cards.read(refused.id)).toEqual(refused)
    expect(await holder.account()).toMatchObject({ card: { last4: '5679' } })
  },
)

test('a Class II account takes no card of a Class II account, a Class III account does', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const cards = cardsOf(w, holder)
  expect(await cards.change('classII')).toMatchObject({ status: 'bound' })

  const { sql } = w.bank.inside
  // The way to Class II is another test's.
  await sql`update accounts set class = 'II' where id = ${holder.accountId}`
  await w.clock.advance('PT1M')
  expect(await cards.givePin(await cards.request('classIII'))).toMatchObject({
    ...{ status: 'failed', failure: { code: 'identity_mismatch' } },
  })
})

test('a PIN or a code that never comes leaves the card as it was', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const cards = cardsOf(w, holder)
  const waitsForPin = await cards.request('savings')
  const waitsForCode = await cards.givePin(await cards.request('classIII'))

  await w.clock.advance('PT11M')

  const later = await w.asPage('u_1')
  for (const { id: cardId } of [waitsForPin, waitsForCode])
    expect(
      await w.call(contract.cards.retrieve, { params: { ...me, cardId } }, later),
    ).toMatchObject({ status: 'failed', failure: { code: 'not_completed' } })
  expect(await holder.account()).toMatchObject({ card: { last4: '5679' } })
})

test('a wrong code binds nothing, the right one after it does', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const cards = cardsOf(w, holder)
  const checked = await cards.givePin(await cards.request('savings'))
  const wrong = otherThan(await codeTo(w, zhangSan))

  await expect(holder.page.answer(codeAskedIn(checked), { otp: wrong })).rejects.toMatchObject({
    code: 'otp_wrong',
  })
  expect(await cards.bound()).toEqual(['5679'])
  expect(await cards.giveCode(checked)).toMatchObject({ status: 'bound' })
})

test('what is no card to bind is refused before the PIN, and frozen accounts keep theirs', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const cards = cardsOf(w, holder)
  await expect(cards.request('everyday')).rejects.toMatchObject({ code: 'card_already_bound' })
  await expect(cards.request('unknownBank', '12345678901')).rejects.toMatchObject({
    ...{ code: 'invalid_field' },
    problem: { errors: [{ path: 'cardNumber' }, { path: 'mobile' }] },
  })

  const checked = await cards.givePin(await cards.request('savings'))
  await w.call(contract.sandboxAccounts.freeze, {
    ...{ params: { accountId: holder.accountId }, body: { scope: 'debit' } },
  })
  await expect(cards.request('classIII')).rejects.toMatchObject({ code: 'account_frozen' })
  expect(await cards.giveCode(checked)).toMatchObject({
    ...{ status: 'failed', failure: { code: 'account_frozen' } },
  })
})

test('nothing of a new card stands in the database as it was typed', async () => {
  const w = await world()
  const holder = await holderIn(w)
  const { id } = await cardsOf(w, holder).request('savings')
  const { sql } = w.bank.inside

  const [row] = await sql<{ text: string }[]>`select c::text as text from cards c where id = ${id}`

  expect(row?.text).not.toContain(zhangSan.cards.savings.number)
  expect(row?.text).not.toContain(zhangSan.mobile)
})
