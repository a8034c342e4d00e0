import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { shopIn } from '../orders/shop.ts'
import { challengeIn } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { passkeyHolder } from './passkey-holder.ts'

const shopper = async () => {
  const w = await world()
  const holder = await passkeyHolder(w, { balance: 500_00 })
  const { device } = await holder.addDevice()
  const pay = async (topOrigin: string) => {
    const { id } = await shopIn(w).order({
      amount: 88_50,
      reference: topOrigin.replaceAll(/\W/g, '-'),
    })
    const challengeId = challengeIn(await holder.requestPayment(id))
    const passkey = device.sign(await holder.requestIn(challengeId), { topOrigin })
    return (await holder.page.answer(challengeId, { passkey })).subject.resource
  }
  const allow = (...allowedOrigins: string[]) =>
    w.call(
      contract.sandboxApps.update,
      { params: { appId: w.app.id }, body: { allowedOrigins } },
      w.tester,
    )
  return { holder, pay, allow }
}

test('a passkey approves in a frame of the bank inside a page of the app', async () => {
  const { pay, allow } = await shopper()
  await allow('https://shop.example')

  expect(await pay('https://shop.example')).toMatchObject({ status: 'succeeded' })
})

test.each(['https://evil.example', 'https://shop.example.evil.example', 'http://127.0.0.1:4020'])(
  'and not inside one of %s, which is not the app’s',
  async (around) => {
    const { holder, pay, allow } = await shopper()
    await allow('https://shop.example')

    await expect(pay(around)).rejects.toMatchObject({ status: 403, code: 'passkey_wrong' })
    expect((await holder.balance()).available).toBe(500_00)
  },
)

test('an app without origins is tried out on this machine', async () => {
  const { pay } = await shopper()

  expect(await pay('http://127.0.0.1:4020')).toMatchObject({ status: 'succeeded' })
  await expect(pay('https://shop.example')).rejects.toMatchObject({ code: 'passkey_wrong' })
})
