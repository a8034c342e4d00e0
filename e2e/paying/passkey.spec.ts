import { deviceBehind } from '../fixtures/device.ts'
import { expect, test } from '../test.ts'

test(
  'a passkey made in the wallet pays at the checkout, and removed it pays no more',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, shop }) => {
    await payer.hasAccount({ balance: 100_00 })
    const device = await deviceBehind(page)
    const passkeys = await doors.passkeys()
    await expect(passkeys.none).toBeVisible()
    await passkeys.add(payer.pin)
    await accessible(page, 'a passkey in the wallet')

    const asked = await shop.order({ amount: 68_00, userId: payer.userId })
    const question = await (await doors.checkout(asked)).pay()
    await expect(question.passkey).toBeFocused()
    await accessible(page, 'a question for a passkey')
    const before = await device.signatures()
    const receipt = await question.confirmWithPasskey()
    await expect(receipt.paid).toBeVisible()
    expect(await device.signatures()).toBeGreaterThan(before)
    expect(await payer.balance()).toBe(32_00)

    await (await doors.passkeys()).removeIt()
    await expect(passkeys.none).toBeVisible()
    const next = await shop.order({ amount: 1_00, userId: payer.userId })
    const again = await (await doors.checkout(next)).pay()
    await expect(again.field).toBeFocused()
    await expect((await again.enter(payer.pin)).paid).toBeVisible()
  },
)

test(
  'whom the device does not recognise pays by PIN',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, say, shop }) => {
    await payer.hasAccount({ balance: 100_00 })
    const device = await deviceBehind(page)
    await (await doors.passkeys()).add(payer.pin)
    await device.forgetFace()

    const asked = await shop.order({ amount: 68_00, userId: payer.userId })
    const question = await (await doors.checkout(asked)).pay()
    await question.confirmWithPasskey()
    await expect(question.alert).toContainText(say('资金没有变动', 'No money has moved'))
    await accessible(page, 'a passkey that was not given')

    await question.usePin()
    await expect((await question.enter(payer.pin)).paid).toBeVisible()
    expect(await payer.balance()).toBe(32_00)
  },
)

test('a signature given for one fen pays no larger bill', async ({
  doors,
  page,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await deviceBehind(page)
  await (await doors.passkeys()).add(payer.pin)
  const answers = '**/v1/challenges/*/answer'

  let signed: string | null = null
  await page.route(answers, (route) => {
    signed = route.request().postData()
    return route.abort()
  })
  const small = await shop.order({ amount: 1, userId: payer.userId })
  const cheap = await (await doors.checkout(small)).pay()
  await cheap.confirmWithPasskey()
  await expect(cheap.connectionLost).toBeVisible()
  await page.unroute(answers)

  await page.route(answers, (route) => route.continue({ postData: signed ?? '' }))
  const large = await shop.order({ amount: 68_00, userId: payer.userId })
  const dear = await (await doors.checkout(large)).pay()
  await dear.confirmWithPasskey()
  await expect(dear.alert).toContainText(say('通行密钥验证未通过', 'could not be verified'))
  expect(await payer.balance()).toBe(100_00)

  await page.unroute(answers)
  await expect((await dear.confirmWithPasskey()).paid).toBeVisible()
  expect(await payer.balance()).toBe(32_00)
})
