import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { openTestBank } from '../test-bank.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { newDevice } from './device.ts'
import { passkeyHolder } from './passkey-holder.ts'

const me = { userId: 'me' }

test('a passkey is made after the PIN, named, listed and removed', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const asked = await holder.beginPasskey()
  expect(asked).toMatchObject({ status: 'requires_action', options: null })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ scene: 'add_passkey', accepts: ['pin'], amount: null },
  })

  const { subject } = await holder.page.answer(challengeIn(asked), { pin })
  expect(subject).toMatchObject({
    type: 'passkey_registration',
    resource: {
      ...{ id: asked.id, status: 'ready', nextAction: null },
      options: {
        rp: { id: 'localhost', name: '钱塘银行' },
        user: { name: '138****8000' },
        authenticatorSelection: { userVerification: 'required' },
        excludeCredentials: [],
      },
    },
  })

  const { passkey } = await holder.addDevice()
  expect(passkey).toMatchObject({ userId: 'u_1', name: '我的手机', lastUsedAt: null })
  expect(await holder.passkeys()).toEqual([passkey])
  await holder.removePasskey(passkey.id)
  expect(await holder.passkeys()).toEqual([])
  await expect(holder.removePasskey(passkey.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('without the PIN no device can make a passkey', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { id } = await holder.beginPasskey()
  const { options } = await holder.allowPasskey()

  const early = holder.keepPasskey(id, newDevice().create(options))
  await expect(early).rejects.toMatchObject({ status: 409, code: 'challenge_expired' })
  expect(await holder.passkeys()).toEqual([])
})

test('a passkey stands for no other registration, origin or domain, and only for a verified user', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { registrationId, options } = await holder.allowPasskey()
  const { options: others } = await holder.allowPasskey()
  const device = newDevice()

  for (const wrong of [
    device.create(others),
    device.create(options, { origin: 'http://localhost.evil.example:4000' }),
    device.create(options, { origin: 'http://127.0.0.1:4020' }),
    device.create(options, { domain: 'evil.example' }),
    device.create(options, { userVerified: false }),
    { ...device.create(options), id: newDevice().id },
  ])
    await expect(holder.keepPasskey(registrationId, wrong)).rejects.toMatchObject({
      ...{ status: 400, code: 'passkey_refused' },
    })
  expect(await holder.passkeys()).toEqual([])
  await holder.keepPasskey(registrationId, device.create(options))
})

test('kept twice it is the same passkey, and another device’s in its place is refused', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { registrationId, options } = await holder.allowPasskey()
  const credential = newDevice().create(options)
  const [one, other] = await Promise.all([
    holder.keepPasskey(registrationId, credential),
    holder.keepPasskey(registrationId, credential),
  ])
  expect(other).toEqual(one)
  const late = holder.keepPasskey(registrationId, newDevice().create(options))
  await expect(late).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await holder.passkeys()).toHaveLength(1)
})

test('the device has ten minutes, and the PIN as well', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { registrationId, options } = await holder.allowPasskey()
  await w.clock.advance('PT10M')
  const again = await w.asPage('u_1')
  const late = w.call(
    contract.passkeys.create,
    {
      params: me,
      body: { registrationId, name: '手机', credential: newDevice().create(options) },
    },
    again,
  )
  await expect(late).rejects.toMatchObject({ code: 'challenge_expired' })
})

test('one user’s registration and passkeys are missing for everybody else', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { registrationId, options } = await holder.allowPasskey()
  const { passkey } = await holder.addDevice()
  const other = await w.asPage('u_2')
  const foreign = await w.asPage('u_1', undefined, (await w.newApp()).merchant)

  for (const as of [other, foreign]) {
    const { list, retrieve, remove, create } = contract.passkeys
    expect((await w.call(list, { params: me }, as)).items).toEqual([])
    const its = { params: { ...me, passkeyId: passkey.id } }
    await expect(w.call(retrieve, its, as)).rejects.toMatchObject({ code: 'not_found' })
    await expect(w.call(remove, its, as)).rejects.toMatchObject({ code: 'not_found' })
    const body = { registrationId, name: '手机', credential: newDevice().create(options) }
    const kept = w.call(create, { params: me, body }, as)
    await expect(kept).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a merchant’s page may list passkeys, and neither make nor remove one', async () => {
  const w = await world()
  const holder = await passkeyHolder(w)
  const { passkey } = await holder.addDevice()
  const merchantsPage = await w.asUser('u_1')
  const listed = await w.call(contract.passkeys.list, { params: me }, merchantsPage)
  expect(listed.items).toHaveLength(1)

  const begun = w.call(contract.passkeys.options, { params: me }, merchantsPage)
  await expect(begun).rejects.toMatchObject({ status: 403 })
  const params = { ...me, passkeyId: passkey.id }
  const removed = w.call(contract.passkeys.remove, { params }, merchantsPage)
  await expect(removed).rejects.toMatchObject({ status: 403 })
})

test('who has no account or no PIN begins none, and a user has ten at most', async () => {
  const w = await world()
  const stranger = await w.asPage('u_9')
  const begun = w.call(contract.passkeys.options, { params: me }, stranger)
  await expect(begun).rejects.toMatchObject({ code: 'pin_not_set' })

  const holder = await passkeyHolder(w)
  for (let n = 0; n < 10; n += 1) await holder.addDevice()
  await expect(holder.beginPasskey()).rejects.toMatchObject({ code: 'passkey_limit_reached' })
})

test('a bank reached by an address of numbers has no passkeys', async () => {
  const w = await world({ on: await openTestBank({ origin: 'http://127.0.0.1:4000' }) })
  const { as } = await accountHolder(w)
  const begun = w.call(contract.passkeys.options, { params: me }, as)
  await expect(begun).rejects.toMatchObject({ code: 'passkeys_unavailable' })
})
