import { createHash, createPublicKey, verify } from 'node:crypto'

import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { defaultRules } from '../../src/customers/index.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import { challengeIn, pin } from '../wallet/account-holder.ts'
import { openTestBank } from '../test-bank.ts'
import { type World, world } from '../world.ts'
import { passkeyHolder } from './passkey-holder.ts'

/** Somebody with a passkey and money, and a shop. */
const shopper = async (w: World, balance = 500_00) => {
  const shop = shopIn(w)
  const holder = await passkeyHolder(w, { balance })
  const { device, passkey } = await holder.addDevice()
  return {
    ...{ shop, holder, device, passkey },
    /** Asks to pay an order of so much; answers the challenge. */
    ask: async (amount = 88_50) => {
      const payment = await holder.requestPayment((await shop.order({ amount })).id)
      return { payment, challengeId: challengeIn(payment) }
    },
  }
}

interface Kept {
  approved: string
  nonce: string
  clientDataJson: string
  authenticatorData: string
  signature: string
  publicKey: string
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()

/** A P-256 key out of its COSE form: the coordinates are its last 32 bytes and the 32 before their label. */
const keyIn = (publicKey: string) => {
  const cose = Buffer.from(publicKey, 'base64url')
  const x = cose.subarray(-67, -35).toString('base64url')
  const y = cose.subarray(-32).toString('base64url')
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
}

const wrong = { status: 403, code: 'passkey_wrong' }

test('a passkey pays in the place of the PIN', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const { payment, challengeId } = await ask()
  expect(await holder.page.challenge(challengeId)).toMatchObject({
    ...{ type: 'pin', accepts: ['pin', 'passkey'], answersNeeded: 1 },
    passkey: {
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [{ id: device.id, type: 'public-key', transports: ['internal'] }],
    },
  })

  const passkey = device.sign(await holder.requestIn(challengeId))
  const { challenge, subject } = await holder.page.answer(challengeId, { passkey })
  expect(challenge).toMatchObject({
    ...{ status: 'passed', accepts: [], answersNeeded: 0, passkey: null },
  })
  expect(subject.resource).toMatchObject({ id: payment.id, status: 'succeeded' })
  expect((await holder.balance()).available).toBe(411_50)
  expect(await holder.passkeys()).toMatchObject([{ lastUsedAt: '2026-06-01T10:00:00.000+08:00' }])
})

test('beside a passkey the PIN is still a way', async () => {
  const w = await world()
  const { holder, ask } = await shopper(w)
  const { challengeId } = await ask()
  const { subject } = await holder.page.answer(challengeId, { pin })
  expect(subject.resource).toMatchObject({ status: 'succeeded' })
})

test('on the checkout as well, for whoever holds its secret', async () => {
  const w = await world()
  const { shop, holder, device } = await shopper(w)
  const page = await checkoutPage(w, await shop.session((await shop.order()).id, 'u_1'))
  const { payment } = await page.confirm()
  const challengeId = challengeIn(payment!)
  const passkey = device.sign((await page.challenge(challengeId)).passkey!)
  await page.give(challengeId, { passkey })
  expect(await page.read()).toMatchObject({ status: 'completed' })
  expect((await holder.balance()).available).toBe(411_50)
})

test('a signature over another amount, order or question moves nothing', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const small = await ask(1)
  const large = await ask(400_00)

  const forSmall = device.sign(await holder.requestIn(small.challengeId))
  const given = holder.page.answer(large.challengeId, { passkey: forSmall })
  await expect(given).rejects.toMatchObject(wrong)

  // Even if somebody could change what the bank has written down, the signature says what was seen.
  const seen = await holder.requestIn(large.challengeId)
  const { sql } = w.bank.inside
  await sql`update challenges set amount = 45000 where id = ${large.challengeId}`
  const changed = holder.page.answer(large.challengeId, { passkey: device.sign(seen) })
  await expect(changed).rejects.toMatchObject(wrong)
  await sql`update challenges set amount = 40000, payee = '别家店' where id = ${large.challengeId}`
  const redirected = holder.page.answer(large.challengeId, { passkey: device.sign(seen) })
  await expect(redirected).rejects.toMatchObject(wrong)

  expect((await holder.balance()).available).toBe(500_00)
})

test('what was not signed on a bank page, by a verified user, with a key of theirs, is no approval', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const stranger = await passkeyHolder(w, { userId: 'u_2', person: People.wangFang })
  const theirs = await stranger.addDevice()
  const { challengeId } = await ask()
  const request = await holder.requestIn(challengeId)

  for (const passkey of [
    theirs.device.sign(request),
    { ...theirs.device.sign(request), id: device.id, rawId: device.id },
    device.sign(request, { origin: 'http://127.0.0.1:4020' }),
    device.sign(request, { domain: 'shop.example' }),
  ])
    await expect(holder.page.answer(challengeId, { passkey })).rejects.toMatchObject(wrong)

  // The fifth closes the question, and with it the payment; the account is as open as before.
  const unverified = device.sign(request, { userVerified: false })
  await expect(holder.page.answer(challengeId, { passkey: unverified })).rejects.toMatchObject({
    ...{ status: 403, code: 'attempts_exhausted' },
  })
  const again = await ask()
  const passkey = device.sign(await holder.requestIn(again.challengeId))
  expect((await holder.page.answer(again.challengeId, { passkey })).subject.resource).toMatchObject(
    { status: 'succeeded' },
  )
})

test('a signature is good once', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const { challengeId } = await ask()
  const passkey = device.sign(await holder.requestIn(challengeId))
  await holder.page.answer(challengeId, { passkey })
  const again = holder.page.answer(challengeId, { passkey })
  await expect(again).rejects.toMatchObject({ code: 'challenge_expired' })
  expect((await holder.balance()).available).toBe(411_50)
})

test('a count that does not grow is a copied key, and refused', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const first = await ask()
  const signed = device.sign(await holder.requestIn(first.challengeId), { signCount: 7 })
  await holder.page.answer(first.challengeId, { passkey: signed })

  for (const signCount of [7, 6, 0]) {
    const { challengeId } = await ask()
    const copied = device.sign(await holder.requestIn(challengeId), { signCount })
    const given = holder.page.answer(challengeId, { passkey: copied })
    await expect(given).rejects.toMatchObject(wrong)
  }
})

test('a device that does not count may sign again and again', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  for (const left of [499_00, 498_00]) {
    const { challengeId } = await ask(1_00)
    const passkey = device.sign(await holder.requestIn(challengeId), { signCount: 0 })
    await holder.page.answer(challengeId, { passkey })
    expect((await holder.balance()).available).toBe(left)
  }
})

test('a passkey taken away approves nothing, also not what was asked before', async () => {
  const w = await world()
  const { holder, device, passkey, ask } = await shopper(w)
  const { challengeId } = await ask()
  const request = await holder.requestIn(challengeId)
  await holder.removePasskey(passkey.id)

  const given = holder.page.answer(challengeId, { passkey: device.sign(request) })
  await expect(given).rejects.toMatchObject(wrong)
  expect((await holder.page.answer(challengeId, { pin })).subject.resource).toMatchObject({
    status: 'succeeded',
  })
})

test('what a passkey has approved can be proved from what was kept, by anyone', async () => {
  const w = await world()
  const { holder, device, passkey, ask } = await shopper(w)
  const { payment, challengeId } = await ask()
  await holder.page.answer(challengeId, {
    passkey: device.sign(await holder.requestIn(challengeId)),
  })
  await holder.removePasskey(passkey.id)

  const [kept] = await w.bank.inside.sql<Kept[]>`
    select p.*, k.public_key from passkey_proofs p join passkeys k on k.id = p.passkey_id
    where challenge_id = ${challengeId}`
  const { approved, nonce, clientDataJson, authenticatorData, signature, publicKey } = kept!
  expect(JSON.parse(approved)).toEqual([
    ...[challengeId, w.app.id, 'u_1', 'payment', 'payment', payment.id, 88_50, '钱塘书店'],
  ])
  const client = Buffer.from(clientDataJson, 'base64url')
  const { challenge } = JSON.parse(client.toString()) as { challenge: string }
  const signedFor = sha256(`qiantang-approval\n${nonce}\n${approved}`)
  expect(challenge).toBe(signedFor.toString('base64url'))
  const signed = Buffer.concat([Buffer.from(authenticatorData, 'base64url'), sha256(client)])
  const key = keyIn(publicKey)
  expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
})

test('who locks the PIN by guessing does not lock out whoever has the passkey', async () => {
  const w = await world()
  const { holder, device, ask } = await shopper(w)
  const first = await ask()
  for (let n = 0; n < 5; n += 1)
    await holder.page.answer(first.challengeId, { pin: '000000' }).catch(() => {})
  expect((await holder.page.pinState()).lockedUntil).not.toBeNull()

  const passkey = device.sign(await holder.requestIn(first.challengeId))
  const { subject } = await holder.page.answer(first.challengeId, { passkey })
  expect(subject.resource).toMatchObject({ status: 'succeeded' })
  const next = await ask(1_00)
  const again = device.sign(await holder.requestIn(next.challengeId))
  expect(
    (await holder.page.answer(next.challengeId, { passkey: again })).subject.resource,
  ).toMatchObject({
    status: 'succeeded',
  })
})

/** A bank whose Class III accounts hold more than 5,000 yuan. */
const wealthy = async () => {
  const III = { ...defaultRules.classes.II, balanceCap: 20_000_00, outDay: 20_000_00 }
  const rules = { ...defaultRules, classes: { ...defaultRules.classes, III } }
  return world({ on: await openTestBank({ rules }) })
}

test('above 5,000 yuan a payment takes PIN and passkey both, in any order', async () => {
  const w = await wealthy()
  const { holder, device, ask } = await shopper(w, 18_000_00)
  const atMost = await ask(5_000_00)
  expect(await holder.page.challenge(atMost.challengeId)).toMatchObject({ answersNeeded: 1 })
  await holder.page.answer(atMost.challengeId, { pin })

  for (const pinFirst of [true, false]) {
    const { payment, challengeId } = await ask(5_000_01)
    expect(await holder.page.challenge(challengeId)).toMatchObject({
      ...{ accepts: ['pin', 'passkey'], answersNeeded: 2 },
    })
    const passkey = device.sign(await holder.requestIn(challengeId))
    const half = await holder.page.give(challengeId, pinFirst ? { pin } : { passkey })
    expect(half).toMatchObject({
      challenge: {
        ...{ status: 'pending', answersNeeded: 1, accepts: [pinFirst ? 'passkey' : 'pin'] },
        passkey: pinFirst ? { rpId: 'localhost' } : null,
      },
      subject: null,
    })
    expect(await holder.paymentOf(payment.id)).toMatchObject({ status: 'requires_action' })
    if (!pinFirst) {
      const wrongPin = holder.page.give(challengeId, { pin: '000000' })
      await expect(wrongPin).rejects.toMatchObject({ code: 'pin_wrong' })
    }
    // The same half again is no second one.
    if (pinFirst)
      expect(await holder.page.give(challengeId, { pin })).toMatchObject({ subject: null })
    const whole = await holder.page.answer(challengeId, pinFirst ? { passkey } : { pin })
    expect(whole.subject.resource).toMatchObject({ status: 'succeeded' })
  }
})

test('above 5,000 yuan nobody pays without a passkey, nor while the PIN is locked', async () => {
  const w = await wealthy()
  const shop = shopIn(w)
  const holder = await passkeyHolder(w, { balance: 9_000_00 })
  const { id } = await shop.order({ amount: 5_000_01 })
  await expect(holder.requestPayment(id)).rejects.toMatchObject({
    ...{ status: 409, code: 'passkey_not_set' },
  })

  await holder.addDevice()
  const challengeId = challengeIn(await holder.requestPayment(id))
  for (let n = 0; n < 5; n += 1)
    await holder.page.give(challengeId, { pin: '000000' }).catch(() => {})
  expect(await holder.page.challenge(challengeId)).toMatchObject({
    ...{ status: 'exhausted', accepts: [], answersNeeded: 0 },
  })
  await expect(holder.requestPayment(id)).rejects.toMatchObject({ code: 'attempts_exhausted' })
})
