import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import {
  applicationIn,
  challengeOf,
  codeTo,
  openAccount,
  otherThan,
  submitted,
  walletPage,
} from '../accounts/wallet-page.ts'
import { type Refused, world } from '../world.ts'

const { zhangSan, wangFang } = People
const code = (refused: unknown) => (refused as { code?: string }).code

test('a wrong code leaves one try less, and the right one still counts', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: right } = await submitted(w, page)

  for (const attemptsLeft of [4, 3, 2, 1]) {
    const answer = page.answer(challengeId, { otp: otherThan(right, attemptsLeft) })
    await expect(answer).rejects.toMatchObject({
      ...{ status: 403, code: 'otp_wrong' },
      problem: { details: { attemptsLeft } },
    })
    expect(await page.challenge(challengeId)).toMatchObject({ status: 'pending', attemptsLeft })
  }
  const answered = await page.answer(challengeId, { otp: right })
  expect(applicationIn(answered)).toMatchObject({ status: 'approved' })
})

test('the fifth wrong code ends it, and the right one comes too late', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { application, challengeId, code: right } = await submitted(w, page)

  for (const step of [1, 2, 3, 4])
    await page.answer(challengeId, { otp: otherThan(right, step) }).catch(code)
  for (const otp of [otherThan(right, 5), right])
    await expect(page.answer(challengeId, { otp })).rejects.toMatchObject({
      ...{ status: 403, code: 'attempts_exhausted' },
    })

  expect(await page.challenge(challengeId)).toMatchObject({ status: 'exhausted', attemptsLeft: 0 })
  await expect(page.resend(challengeId)).rejects.toMatchObject({ code: 'attempts_exhausted' })
  expect(await page.read(application.id)).toMatchObject({
    ...{ status: 'draft', nextAction: null, accountId: null },
    failure: { code: 'not_completed' },
  })
})

test('after too many wrong codes the application can be submitted again', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { application, challengeId, code: right } = await submitted(w, page)
  for (const step of [1, 2, 3, 4, 5])
    await page.answer(challengeId, { otp: otherThan(right, step) }).catch(code)

  await w.clock.advance('PT1M')
  const again = await page.submit(application.id)
  expect(again).toMatchObject({ status: 'requires_action', failure: null })
  const answered = await page.answer(challengeOf(again), { otp: await codeTo(w, zhangSan) })
  expect(applicationIn(answered)).toMatchObject({ status: 'approved' })
})

test('a code counts once', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: right } = await submitted(w, page)
  await page.answer(challengeId, { otp: right })

  const answer = page.answer(challengeId, { otp: right })
  await expect(answer).rejects.toMatchObject({ status: 409, code: 'challenge_expired' })
  await expect(page.resend(challengeId)).rejects.toMatchObject({ code: 'challenge_expired' })
})

test('the same answer sent again is answered alike, and nothing happens twice', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: right } = await submitted(w, page)

  const [first, second] = await Promise.all([
    page.answer(challengeId, { otp: right }, 'same-key'),
    page.answer(challengeId, { otp: right }, 'same-key'),
  ])
  expect(second).toEqual(first)
  const { items } = await w.call(contract.events.list, { query: { type: 'account.opened' } })
  expect(items).toHaveLength(1)
})

test('of two right answers at the same moment one counts', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: right } = await submitted(w, page)

  const answers = await Promise.allSettled(
    [1, 2, 3].map(() => page.answer(challengeId, { otp: right })),
  )
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(2)
  for (const each of refused) expect(each).toMatchObject({ reason: { code: 'challenge_expired' } })
  const { items } = await w.call(contract.events.list, {})
  expect(items.map(({ type }) => type)).toEqual([
    'card.bound',
    'account.opened',
    'application.approved',
  ])
})

test('guesses made at the same moment are counted one by one', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: right } = await submitted(w, page)

  const guesses = Array.from({ length: 20 }, (_, n) =>
    page.answer(challengeId, { otp: otherThan(right, n + 1) }).catch(code),
  )
  const told = await Promise.all(guesses)
  expect(told.filter((each) => each === 'otp_wrong')).toHaveLength(4)
  expect(told.filter((each) => each === 'attempts_exhausted')).toHaveLength(16)
})

test('a code lives five minutes of the realm’s clock', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { application, challengeId, code: right } = await submitted(w, page)

  await w.clock.advance('PT4M59S')
  expect(await page.challenge(challengeId)).toMatchObject({ status: 'pending' })
  await w.clock.advance('PT1S')
  expect(await page.challenge(challengeId)).toMatchObject({ status: 'expired' })
  await expect(page.answer(challengeId, { otp: right })).rejects.toMatchObject({
    code: 'challenge_expired',
  })
  expect(await page.read(application.id)).toMatchObject({
    ...{ status: 'draft', nextAction: null },
    failure: { code: 'not_completed', message: expect.stringContaining('未扣款') },
  })
})

test('what the clock has passed counts at once, before anything has swept up after it', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { application, challengeId, code: right } = await submitted(w, page)

  // Setting the clock runs nothing that falls due between.
  await w.clock.set({ now: '2026-06-01T10:05:00.000+08:00' })
  expect(await page.challenge(challengeId)).toMatchObject({ status: 'expired' })
  expect(await page.read(application.id)).toMatchObject({ status: 'draft', nextAction: null })
  await expect(page.answer(challengeId, { otp: right })).rejects.toMatchObject({
    code: 'challenge_expired',
  })
})

test('a new code makes the one before void, and does not give tries back', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId, code: first } = await submitted(w, page)
  await page.answer(challengeId, { otp: otherThan(first) }).catch(code)

  await w.clock.advance('PT1M')
  expect(await page.resend(challengeId)).toMatchObject({
    ...{ status: 'pending', attemptsLeft: 4 },
    resendAt: '2026-06-01T10:02:00.000+08:00',
    expiresAt: '2026-06-01T10:06:00.000+08:00',
  })
  const second = await codeTo(w, zhangSan)
  if (second !== first)
    await expect(page.answer(challengeId, { otp: first })).rejects.toMatchObject({
      ...{ code: 'otp_wrong', problem: { details: { attemptsLeft: 3 } } },
    })
  // The first code's time is up by now; the second's is not.
  await w.clock.advance('PT4M30S')
  await page.answer(challengeId, { otp: second })
})

test('a minute lies between two codes to one mobile', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId } = await submitted(w, page)

  await expect(page.resend(challengeId)).rejects.toMatchObject({
    ...{ status: 429, code: 'rate_limited', problem: { details: { retryAfterSeconds: 60 } } },
  })
  await w.clock.advance('PT59S')
  const refused = await page.resend(challengeId).catch((error: unknown) => error as Refused)
  expect(refused).toMatchObject({ problem: { details: { retryAfterSeconds: 1 } } })
  expect((refused as Refused).headers.get('retry-after')).toBe('1')
  await w.clock.advance('PT1S')
  await page.resend(challengeId)
  expect(await w.messages(zhangSan.mobile)).toHaveLength(2)
})

test('it is the mobile that is spared, whoever asks for it', async () => {
  const w = await world()
  await submitted(w, await walletPage(w, 'u_1'))
  const other = await walletPage(w, 'u_2', await w.newApp())
  const draft = await other.draft(zhangSan, 'savings')

  await expect(other.submit(draft.id)).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await other.read(draft.id)).toMatchObject({ status: 'draft' })
  await submitted(w, other, wangFang)
})

test('a mobile gets ten codes a day, however they are asked for', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId } = await submitted(w, page)
  for (let sent = 1; sent < 10; sent += 1) {
    await w.clock.advance('PT1M')
    await page.resend(challengeId)
  }
  await w.clock.advance('PT1M')
  await expect(page.resend(challengeId)).rejects.toMatchObject({
    code: 'rate_limited',
    // Until midnight: it is ten past ten.
    problem: { details: { retryAfterSeconds: 13 * 3600 + 50 * 60 } },
  })
  expect(await w.messages(zhangSan.mobile)).toHaveLength(10)
})

test('a flood of requests for a code sends one', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId } = await submitted(w, page)
  await w.clock.advance('PT1M')

  const flood = await Promise.all(
    Array.from({ length: 20 }, () => page.resend(challengeId).catch(code)),
  )
  expect(flood.filter((each) => each === 'rate_limited')).toHaveLength(19)
  expect(await w.messages(zhangSan.mobile)).toHaveLength(2)
})

test('a code answers only the challenge it was sent for', async () => {
  const w = await world()
  const page = await walletPage(w)
  const mine = await submitted(w, page, zhangSan)
  const hers = await submitted(w, page, wangFang)

  if (mine.code !== hers.code)
    await expect(page.answer(mine.challengeId, { otp: hers.code })).rejects.toMatchObject({
      code: 'otp_wrong',
    })
  await page.answer(mine.challengeId, { otp: mine.code })
})

test('a code is not asked for by a PIN', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { challengeId } = await submitted(w, page)
  await expect(page.answer(challengeId, { pin: '135790' })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'pin' }] } },
  })
  expect(await page.challenge(challengeId)).toMatchObject({ attemptsLeft: 5 })
})

test('somebody else’s challenge is as missing as one that never was', async () => {
  const w = await world()
  const { challengeId, code: right } = await submitted(w, await walletPage(w))
  const strangers = [await walletPage(w, 'u_2'), await walletPage(w, 'u_1', await w.newApp())]
  for (const stranger of strangers) {
    for (const id of [challengeId, `chl_${'0'.repeat(26)}`, 'chl_nonsense']) {
      await expect(stranger.challenge(id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(stranger.resend(id)).rejects.toMatchObject({ code: 'not_found' })
      const answer = stranger.answer(id, { otp: right })
      await expect(answer).rejects.toMatchObject({ status: 404, code: 'not_found' })
    }
  }
})

test('a realm may say which code every message carries', async () => {
  const w = await world({ fixedOtp: '246813' })
  const { code: sent } = await submitted(w, await walletPage(w))
  expect(sent).toBe('246813')
})

test('the bank carries on where it was cut short between the answer and the account', async () => {
  const w = await world()
  const page = await walletPage(w)
  const { application, challengeId } = await submitted(w, page)
  // As the answer leaves it that was right, had the bank stopped at this point.
  await w.bank.inside.sql`update challenges set status = 'passed' where id = ${challengeId}`
  expect(await page.read(application.id)).toMatchObject({
    ...{ status: 'processing', nextAction: { type: 'wait' } },
  })

  const events = await w.clock.advance('PT5M')
  expect(events.map(({ type }) => type)).toContain('account.opened')
  expect(await page.read(application.id)).toMatchObject({ status: 'approved' })
})

test('a passed challenge that has done its work does nothing more at the end of its time', async () => {
  const w = await world()
  await openAccount(w)
  expect(await w.clock.advance('PT10M')).toEqual([])
})
