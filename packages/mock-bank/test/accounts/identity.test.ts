import { expect, test } from 'vitest'

import { People, resident, type TestPerson } from '../../simulators/index.ts'
import { openTestBank } from '../test-bank.ts'
import { Refused, world, type World } from '../world.ts'
import { agreements, factorsOf, walletPage } from './wallet-page.ts'

const { zhangSan, wangFang } = People

/** Submits these factors and answers with the problem, or with nothing where they were confirmed. */
const check = async (w: World, person: ReturnType<typeof factorsOf>, userId = 'u_1') => {
  const page = await walletPage(w, userId)
  const draft = await page.begin({ person, acceptedAgreements: agreements })
  return page.submit(draft.id).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused) return error
      throw error
    },
  )
}

const like = (
  person: TestPerson,
  change: Partial<ReturnType<typeof factorsOf>> = {},
  card?: string,
) => ({
  ...factorsOf(person, card),
  ...change,
})

test('whichever factor is off, the answer is the same', async () => {
  const w = await world()
  const wrong = [
    like(resident(1), { name: '王芳' }),
    like(resident(2), { idNumber: zhangSan.idNumber }),
    like(resident(3), { mobile: wangFang.mobile }),
    like(resident(4), { cardNumber: wangFang.cards.everyday.number }),
    like(zhangSan, {}, 'otherHolder'),
    like(wangFang, { cardNumber: zhangSan.cards.lost.number }),
  ]
  const answers = []
  for (const [i, factors] of wrong.entries()) answers.push(await check(w, factors, `u_${i}`))

  const told = answers.map((refused) => {
    const { requestId: _, ...problem } = refused?.problem ?? {}
    return problem
  })
  expect(told[0]).toMatchObject({ code: 'identity_mismatch', status: 403 })
  expect(told[0]).not.toHaveProperty('details')
  for (const each of told) expect(each).toEqual(told[0])
  expect(await w.messages()).toEqual([])
})

test('a mismatch leaves the draft open for another try', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { id } = await page.draft(zhangSan, 'lost')
  await expect(page.submit(id)).rejects.toMatchObject({ code: 'identity_mismatch' })

  expect(await page.read(id)).toMatchObject({ status: 'draft' })
  await page.change(id, { person: { cardNumber: zhangSan.cards.everyday.number } })
  expect(await page.submit(id)).toMatchObject({ status: 'requires_action' })
})

test('a person has five refused tries a day, whichever user, app and card they come from', async () => {
  const w = await world()
  const cards = [0, 1, 2, 3, 4].map((n) => resident(n).cards.everyday.number)
  for (const [i, cardNumber] of cards.entries()) {
    const refused = await check(w, like(zhangSan, { cardNumber }), `u_${i}`)
    expect(refused).toMatchObject({ code: 'identity_mismatch' })
  }
  expect(await check(w, like(zhangSan), 'u_9')).toMatchObject({
    code: 'attempts_exhausted',
    problem: { details: { lockedUntil: '2026-06-02T00:00:00.000+08:00' } },
  })

  await w.clock.advance('PT14H')
  expect(await check(w, like(zhangSan), 'u_9')).toBeUndefined()
})

test('a card has five refused tries a day, whoever claims it', async () => {
  const w = await world()
  const { number: cardNumber } = zhangSan.cards.everyday
  for (const n of [0, 1, 2, 3, 4]) {
    const refused = await check(w, like(resident(n), { cardNumber }), `u_${n}`)
    expect(refused).toMatchObject({ code: 'identity_mismatch' })
  }
  expect(await check(w, like(zhangSan), 'u_9')).toMatchObject({ code: 'attempts_exhausted' })
  expect(await check(w, like(zhangSan, {}, 'savings'), 'u_9')).toBeUndefined()
})

test('tries made at the same time do not slip past the count', async () => {
  const w = await world()
  const tries = Array.from({ length: 12 }, (_, n) =>
    check(w, like(resident(n), { idNumber: zhangSan.idNumber }), `u_${n}`),
  )
  const codes = (await Promise.all(tries)).map((refused) => refused?.code)
  expect(codes.filter((code) => code === 'identity_mismatch')).toHaveLength(5)
  expect(codes.filter((code) => code === 'attempts_exhausted')).toHaveLength(7)
})

test('a confirmed check is not counted', async () => {
  const w = await world()
  for (const n of [0, 1, 2, 3, 4, 5, 6]) {
    expect(await check(w, like(zhangSan), `u_${n}`)).toBeUndefined()
    await w.clock.advance('PT1M')
  }
})

test('where nobody answers, the draft waits to be submitted again, and no try is counted', async () => {
  const silent = await openTestBank({
    fetch: async () => {
      throw new TypeError('The line is cut.')
    },
  })
  const w = await world({ on: silent })
  const page = await walletPage(w)
  const { id } = await page.draft(zhangSan)
  for (const _ of [1, 2, 3, 4, 5, 6])
    await expect(page.submit(id)).rejects.toMatchObject({
      status: 503,
      code: 'identity_unconfirmed',
      problem: { retryable: true },
    })
  expect(await page.read(id)).toMatchObject({ status: 'draft', failure: null })
})

test('what is changed while the card’s bank is asked is not approved by its answer', async () => {
  let meanwhile = async () => {}
  const w = await world({
    on: await openTestBank({
      fetch: async (input, init) => {
        await meanwhile()
        return outside(input, init)
      },
    }),
  })
  const outside = w.simulators.fetch
  const page = await walletPage(w)
  const { id } = await page.draft(zhangSan)

  meanwhile = async () => {
    meanwhile = async () => {}
    await page.change(id, { person: factorsOf(wangFang) })
  }
  await expect(page.submit(id)).rejects.toMatchObject({ code: 'identity_unconfirmed' })
  expect(await w.messages()).toEqual([])
  expect(await page.read(id)).toMatchObject({ status: 'draft', person: { name: '*芳' } })
})
