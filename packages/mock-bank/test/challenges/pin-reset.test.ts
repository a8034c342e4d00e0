import { contract, type CreatePinReset, type PinReset } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { codeTo, otherThan } from '../accounts/wallet-page.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { type Refused, world } from '../world.ts'

const me = { userId: 'me' }
const { pinResets } = contract
const newPin = '918273'
const { zhangSan } = People
const proof: CreatePinReset = {
  idNumber: zhangSan.idNumber,
  cardNumber: zhangSan.cards['everyday']?.number ?? '',
}

/** Somebody with an account and a PIN that they have forgotten. */
const forgetful = async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  // The code for the account was sent a moment ago.
  await w.clock.advance('PT1M')
  const begin = (body = proof) => w.call(pinResets.create, { params: me, body }, holder.as)
  return {
    ...{ w, holder, begin },
    /** The code sent for it is right. */
    verified: async () => {
      const reset = await begin()
      const otp = await codeTo(w, zhangSan)
      await holder.page.answer(otpOf(reset), { otp })
      return reset.id
    },
    set: (body: { pin: string; pinResetId: string }) => holder.page.setPin(body),
  }
}

const otpOf = ({ nextAction }: PinReset): string => {
  if (nextAction?.type !== 'collect_otp') throw new Error('No code was sent.')
  return nextAction.challengeId
}

test('id number, bound card and a code bring a new PIN, and the old one is none any more', async () => {
  const { w, holder, begin, set } = await forgetful()
  const reset = await begin()
  expect(reset).toMatchObject({ status: 'requires_action' })
  const [sms] = await w.messages(zhangSan.mobile)
  expect(sms?.text).toContain('重置支付密码')
  expect(await holder.page.challenge(otpOf(reset))).toMatchObject({
    ...{ scene: 'reset_pin', accepts: ['otp'], mobile: '138****8000' },
  })

  const { subject } = await holder.page.answer(otpOf(reset), { otp: sms?.code ?? '' })
  expect(subject).toMatchObject({ type: 'pin_reset', resource: { status: 'verified' } })
  await set({ pin: newPin, pinResetId: reset.id })

  const asked = await holder.requestTopUp(1_00)
  await expect(holder.page.answer(challengeIn(asked), { pin })).rejects.toMatchObject({
    code: 'pin_wrong',
  })
  await holder.page.answer(challengeIn(asked), { pin: newPin })
})

test('a locked PIN is open again at once', async () => {
  const { holder, verified, set } = await forgetful()
  const challengeId = challengeIn(await holder.requestTopUp(1_00))
  for (let n = 0; n < 5; n += 1)
    await holder.page.give(challengeId, { pin: '000000' }).catch(() => {})
  expect((await holder.page.pinState()).lockedUntil).not.toBeNull()

  await set({ pin: newPin, pinResetId: await verified() })
  expect((await holder.page.pinState()).lockedUntil).toBeNull()
  await holder.page.answer(challengeIn(await holder.requestTopUp(1_00)), { pin: newPin })
})

test('a wrong id number and a wrong card are told alike, and five guesses a day are all', async () => {
  const { w, begin } = await forgetful()
  const { idNumber, cards } = People.wangFang
  const guesses = [
    { ...proof, idNumber },
    { ...proof, cardNumber: cards['everyday']?.number ?? '' },
    { idNumber, cardNumber: cards['everyday']?.number ?? '' },
    { ...proof, cardNumber: '6222000000000000' },
    { ...proof, idNumber },
  ]
  const told = []
  for (const guess of guesses) {
    const { problem } = (await begin(guess).catch((refused: unknown) => refused)) as Refused
    told.push({ ...problem, requestId: '' })
  }
  expect(told[0]).toMatchObject({ status: 403, code: 'identity_mismatch' })
  for (const each of told) expect(each).toEqual(told[0])

  // The right ones come too late today, and no code was sent for any of them.
  await expect(begin()).rejects.toMatchObject({ code: 'attempts_exhausted' })
  const sent = await w.messages(zhangSan.mobile)
  expect(sent.filter(({ text }) => text.includes('重置支付密码'))).toEqual([])
})

test('guesses made at the same moment are five in all', async () => {
  const { begin } = await forgetful()
  const guess = { ...proof, idNumber: People.wangFang.idNumber }
  const told = await Promise.all(
    Array.from({ length: 20 }, () =>
      begin(guess).catch((refused: unknown) => (refused as Refused).code),
    ),
  )
  expect(told.filter((code) => code === 'identity_mismatch')).toHaveLength(5)
  expect(told.filter((code) => code === 'attempts_exhausted')).toHaveLength(15)
})

test('who guesses at a reset keeps the holder neither from paying nor from their other accounts', async () => {
  const { w, holder, begin } = await forgetful()
  for (let n = 0; n < 6; n += 1)
    await begin({ ...proof, idNumber: People.wangFang.idNumber }).catch(() => {})
  await holder.topUp(1_00)
  const app = await w.newApp()
  await accountHolder(w, { app, userId: 'u_elsewhere' })
})

test('without the code no PIN is set, and a wrong code is none', async () => {
  const { w, holder, begin, set } = await forgetful()
  const reset = await begin()
  const early = set({ pin: newPin, pinResetId: reset.id })
  await expect(early).rejects.toMatchObject({ code: 'challenge_expired' })
  const otp = otherThan(await codeTo(w, zhangSan))
  await expect(holder.page.give(otpOf(reset), { otp })).rejects.toMatchObject({ code: 'otp_wrong' })
  const still = set({ pin: newPin, pinResetId: reset.id })
  await expect(still).rejects.toMatchObject({ code: 'challenge_expired' })
})

test('a reset sets one PIN, no weak one, within ten minutes', async () => {
  const { w, verified, set } = await forgetful()
  const pinResetId = await verified()
  const weak = set({ pin: '123456', pinResetId })
  await expect(weak).rejects.toMatchObject({ code: 'pin_weak' })
  await set({ pin: newPin, pinResetId })
  const again = set({ pin: '736455', pinResetId })
  await expect(again).rejects.toMatchObject({ code: 'challenge_expired' })

  await w.clock.advance('PT1M')
  const late = await verified()
  await w.clock.set({ now: '2026-06-01T10:12:00.000+08:00' })
  await expect(set({ pin: '736455', pinResetId: late })).rejects.toMatchObject({
    code: 'challenge_expired',
  })
})

test('one user’s reset is missing for everybody else', async () => {
  const { w, verified } = await forgetful()
  const pinResetId = await verified()
  const other = await accountHolder(w, { userId: 'u_2', person: People.wangFang })
  const taken = other.page.setPin({ pin: newPin, pinResetId })
  await expect(taken).rejects.toMatchObject({ status: 404, code: 'not_found' })
  const params = { ...me, pinResetId }
  const read = w.call(pinResets.retrieve, { params }, other.as)
  await expect(read).rejects.toMatchObject({ code: 'not_found' })
})

test('a merchant’s page cannot ask for one, and who has no PIN needs none', async () => {
  const w = await world()
  const merchants = w.call(pinResets.create, { params: me, body: proof }, await w.asUser('u_1'))
  await expect(merchants).rejects.toMatchObject({ status: 403 })
  const nobody = w.call(pinResets.create, { params: me, body: proof }, await w.asPage('u_1'))
  await expect(nobody).rejects.toMatchObject({ code: 'account_missing' })
})
