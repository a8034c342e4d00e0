import { describe, expect, test } from 'vitest'

import { People, resident } from '../../simulators/index.ts'
import { strangersKeys } from '../simulators/members.ts'
import { newOrder, outsideWorld, realm, txnTime } from './outside-world.ts'

const { zhangSan, wangFang, guli } = People
type CardOfZhangSan = keyof typeof zhangSan.cards

const elementsOf = (
  person: typeof zhangSan | typeof wangFang | typeof guli,
  cardNumber: string,
) => ({
  name: person.name,
  idNumber: person.idNumber,
  mobile: person.mobile,
  cardNumber,
})
const zhangSansElements = elementsOf(zhangSan, zhangSan.cards.everyday.number)

const movement = (card: CardOfZhangSan, amount = 100_00) => ({
  orderId: newOrder(),
  txnTime,
  cardNumber: zhangSan.cards[card].number,
  amount,
})
const payOut = (card: CardOfZhangSan, amount = 100_00) => ({
  ...movement(card, amount),
  holderName: zhangSan.name,
})

describe('who holds a card', () => {
  test.each([zhangSan, wangFang, guli])(
    'the bank of $name confirms all four elements',
    async (person) => {
      const { network } = outsideWorld()

      const result = await network.verify(realm, elementsOf(person, person.cards.everyday.number))

      expect(result).toMatchObject({ outcome: 'done' })
    },
  )

  test.each([
    ['name', { name: '张四' }],
    ['id number', { idNumber: wangFang.idNumber }],
    ['mobile', { mobile: '13800138001' }],
    ['card of somebody else', { cardNumber: wangFang.cards.everyday.number }],
  ])('a wrong %s gets the same answer as any other wrong element', async (_element, wrong) => {
    const { network } = outsideWorld()

    const result = await network.verify(realm, { ...zhangSansElements, ...wrong })

    expect(result).toEqual({ outcome: 'refused', reason: 'identity_mismatch' })
  })

  test('a card no bank has issued is refused', async () => {
    const { network } = outsideWorld()

    const result = await network.verify(realm, {
      ...zhangSansElements,
      cardNumber: '6222021200012340001',
    })

    expect(result).toEqual({ outcome: 'refused', reason: 'card_invalid' })
  })

  test.each([
    ['otherHolder', 'identity_mismatch'],
    ['lost', 'card_restricted'],
  ] as const)('the card %s is refused: %s', async (card, reason) => {
    const { network } = outsideWorld()

    const result = await network.verify(realm, elementsOf(zhangSan, zhangSan.cards[card].number))

    expect(result).toEqual({ outcome: 'refused', reason })
  })

  test('there are as many residents as a bench needs, each with a card', async () => {
    const { network } = outsideWorld()
    const { name, idNumber, mobile, cards } = resident(1_234_567)

    const result = await network.verify(realm, {
      name,
      idNumber,
      mobile,
      cardNumber: cards.everyday.number,
    })

    expect(result.outcome).toBe('done')
  })
})

describe('money from and to a card', () => {
  test('a top-up debits the card and a withdrawal credits it', async () => {
    const { network, booked } = outsideWorld()
    const topUp = movement('everyday', 200_00)
    const withdrawal = payOut('everyday', 50_00)

    expect(await network.collect(realm, topUp)).toMatchObject({ outcome: 'done' })
    expect(await network.payOut(realm, withdrawal)).toMatchObject({ outcome: 'done' })

    expect(await booked()).toMatchObject([
      { person: 'zhangSan', card: 'everyday', direction: 'collected', amount: 200_00 },
      { person: 'zhangSan', card: 'everyday', direction: 'paid_out', amount: 50_00 },
    ])
  })

  test('a query answers with the reference of the movement', async () => {
    const { network } = outsideWorld()
    const topUp = movement('everyday')

    const result = await network.collect(realm, topUp)

    expect(await network.query(realm, topUp.orderId, txnTime)).toEqual(result)
  })

  test('an order sent twice moves money once, and the second answer leaves it to a query', async () => {
    const { network, booked } = outsideWorld()
    const topUp = movement('everyday')
    await network.collect(realm, topUp)

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })

    expect(await booked()).toHaveLength(1)
    expect(await network.query(realm, topUp.orderId, txnTime)).toMatchObject({ outcome: 'done' })
  })

  test('an order sent ten times at once moves money once', async () => {
    const { network, booked } = outsideWorld()
    const topUp = movement('everyday')

    const results = await Promise.all(
      Array.from({ length: 10 }, () => network.collect(realm, topUp)),
    )

    expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    expect(await booked()).toHaveLength(1)
  })

  test.each([
    ['insufficientFunds', 'insufficient_funds'],
    ['restricted', 'card_restricted'],
  ] as const)('a top-up from the card %s is refused: %s', async (card, reason) => {
    const { network, booked } = outsideWorld()
    const topUp = movement(card)

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'refused', reason })

    expect(await network.query(realm, topUp.orderId, txnTime)).toEqual({
      outcome: 'refused',
      reason,
    })
    expect(await booked()).toEqual([])
  })

  test('a withdrawal does not reach a card that is held under another name', async () => {
    const { network, booked } = outsideWorld()

    const result = await network.payOut(realm, { ...payOut('everyday'), holderName: wangFang.name })

    expect(result).toEqual({ outcome: 'refused', reason: 'identity_mismatch' })
    expect(await booked()).toEqual([])
  })

  test('a withdrawal to the card payOutRefused is refused at once', async () => {
    const { network } = outsideWorld()

    expect(await network.payOut(realm, payOut('payOutRefused'))).toEqual({
      outcome: 'refused',
      reason: 'card_unsupported',
    })
  })

  test('a withdrawal to the card payOutReturned is accepted and comes back', async () => {
    const { network, booked } = outsideWorld()
    const withdrawal = payOut('payOutReturned')
    const query = () => network.query(realm, withdrawal.orderId, txnTime)

    expect(await network.payOut(realm, withdrawal)).toEqual({ outcome: 'unknown' })

    expect(await query()).toEqual({ outcome: 'unknown' })
    expect(await query()).toEqual({ outcome: 'refused', reason: 'returned' })
    expect(await booked()).toEqual([])
  })

  test('realms know nothing of each other', async () => {
    const { network, booked } = outsideWorld()
    const topUp = movement('everyday')
    await network.collect('rlm_ONE', topUp)

    expect(await network.query('rlm_TWO', topUp.orderId, txnTime)).toEqual({ outcome: 'absent' })
    expect(await booked('rlm_TWO')).toEqual([])
    expect(await network.collect('rlm_TWO', topUp)).toMatchObject({ outcome: 'done' })
  })
})

describe('when it is not known whether money moved', () => {
  const impatient = { connection: { timeoutMs: 60 } }

  test('an answer lost after the deed: the query finds it done', async () => {
    const { network, booked } = outsideWorld(impatient)
    const topUp = movement('answerLostMoneyMoved')

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })

    expect(await network.query(realm, topUp.orderId, txnTime)).toMatchObject({ outcome: 'done' })
    expect(await booked()).toHaveLength(1)
  })

  test('a request lost on its way: the network has never heard of it', async () => {
    const { network, booked } = outsideWorld(impatient)
    const topUp = movement('answerLostNothingMoved')

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })

    expect(await network.query(realm, topUp.orderId, txnTime)).toEqual({ outcome: 'absent' })
    expect(await booked()).toEqual([])
  })

  test('a late answer: the network already says that it is being processed', async () => {
    const { network, booked } = outsideWorld({ ...impatient, simulators: { slowMs: 1_000 } })
    const topUp = movement('slow')
    const query = () => network.query(realm, topUp.orderId, txnTime)

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })
    expect(await booked()).toEqual([])

    expect(await query()).toEqual({ outcome: 'unknown' })
    expect(await query()).toMatchObject({ outcome: 'done' })
    expect(await booked()).toHaveLength(1)
  })

  test('a late answer that is waited for', async () => {
    const { network } = outsideWorld({ simulators: { slowMs: 20 } })

    expect(await network.collect(realm, movement('slow'))).toMatchObject({ outcome: 'done' })
  })

  test.each([
    ['processingThenDone', { outcome: 'done' }],
    ['processingThenRefused', { outcome: 'refused', reason: 'declined' }],
  ] as const)('the card %s is being processed until the second query', async (card, end) => {
    const { network } = outsideWorld()
    const topUp = movement(card)
    const query = () => network.query(realm, topUp.orderId, txnTime)

    expect(await network.collect(realm, topUp)).toEqual({ outcome: 'unknown' })

    expect(await query()).toEqual({ outcome: 'unknown' })
    expect(await query()).toMatchObject(end)
    expect(await query()).toMatchObject(end)
  })

  test('nobody at the other end', async () => {
    const refused: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))
    const { network } = outsideWorld({ connection: { fetch: refused } })

    expect(await network.collect(realm, movement('everyday'))).toEqual({ outcome: 'unknown' })
    expect(await network.query(realm, 'tup_1', txnTime)).toEqual({ outcome: 'unknown' })
    expect(await network.verify(realm, zhangSansElements)).toEqual({ outcome: 'unknown' })
  })

  test('a way out that ignores the time-out is not waited for', async () => {
    const deaf: typeof fetch = () => new Promise(() => {})
    const { network } = outsideWorld({ connection: { fetch: deaf, timeoutMs: 20 } })

    expect(await network.collect(realm, movement('everyday'))).toEqual({ outcome: 'unknown' })
  })

  test.each([
    ['an error page', () => new Response('<html>502</html>', { status: 502 })],
    ['a page where an answer belongs', () => new Response('<html>maintenance</html>')],
    ['an unsigned yes', () => new Response('respCode=00&queryId=1')],
  ])('%s is no answer', async (_what, respond) => {
    const { network } = outsideWorld({ connection: { fetch: async () => respond() } })

    expect(await network.collect(realm, movement('everyday'))).toEqual({ outcome: 'unknown' })
  })

  test('an answer signed by somebody else is no answer', async () => {
    const impostor = outsideWorld({ simulators: { networkPrivateKey: strangersKeys.privatePem } })

    expect(await impostor.network.collect(realm, movement('everyday'))).toEqual({
      outcome: 'unknown',
    })
  })

  test.each([
    ['a refusal turned into a yes', 'insufficientFunds', /respCode=64/, 'respCode=00'],
    ['a changed reference', 'everyday', /queryId=\d/, 'queryId=9'],
  ] as const)('%s is no answer', async (_what, card, from, to) => {
    const { outside } = outsideWorld()
    const tampered: typeof fetch = async (...request) => {
      const answer = await outside.fetch(...request)
      return new Response((await answer.text()).replace(from, to))
    }
    const { network } = outsideWorld({ connection: { fetch: tampered } })

    expect(await network.collect(realm, movement(card))).toEqual({ outcome: 'unknown' })
  })

  test('a genuine answer to another order is no answer to this one', async () => {
    const { outside, network } = outsideWorld()
    let recorded: string | undefined
    const replaying: typeof fetch = async (...request) => {
      recorded ??= await (await outside.fetch(...request)).text()
      return new Response(recorded)
    }
    const replayed = outsideWorld({ connection: { fetch: replaying } }).network
    const first = movement('everyday')
    expect(await replayed.collect(realm, first)).toMatchObject({ outcome: 'done' })

    const second = movement('everyday')
    expect(await replayed.collect(realm, second)).toEqual({ outcome: 'unknown' })
    expect(await network.query(realm, second.orderId, txnTime)).toEqual({ outcome: 'absent' })
  })
})

describe('what is sent', () => {
  test('goes to the realm’s own address and shows neither card number nor mobile', async () => {
    const { outside } = outsideWorld()
    const sent: { url: string; body: string }[] = []
    const watched: typeof fetch = async (...request) => {
      const seen = new Request(...request)
      sent.push({ url: seen.url, body: await seen.clone().text() })
      return outside.fetch(seen)
    }
    const { network } = outsideWorld({ connection: { fetch: watched } })
    await network.verify(realm, zhangSansElements)
    await network.collect(realm, movement('everyday'))
    await network.payOut(realm, payOut('everyday'))
    await network.query(realm, newOrder(), txnTime)

    expect(sent.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:4010/rlm_TEST/gateway/api/backTransReq.do',
      'http://127.0.0.1:4010/rlm_TEST/gateway/api/backTransReq.do',
      'http://127.0.0.1:4010/rlm_TEST/gateway/api/backTransReq.do',
      'http://127.0.0.1:4010/rlm_TEST/gateway/api/queryTrans.do',
    ])
    for (const { body } of sent) {
      const plain = [...new URLSearchParams(body).values()].flatMap((value) => [
        value,
        Buffer.from(value, 'base64').toString('utf8'),
      ])
      expect(plain.join(' ')).not.toContain(zhangSansElements.cardNumber)
      expect(plain.join(' ')).not.toContain(zhangSansElements.mobile)
    }
  })
})
