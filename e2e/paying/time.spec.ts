import { expect, test } from '../test.ts'

test('an order not paid in time closes and says so', async ({
  accessible,
  doors,
  payer,
  realm,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const asked = await shop.order({ amount: 25_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)
  await expect(checkout.payButton).toBeVisible()

  await realm.clock.advance('PT16M')

  await expect(checkout.expired).toBeVisible()
  await expect(checkout.payButton).toBeHidden()
  await accessible(checkout.page, 'an expired order')
})

test('an order that expires while the PIN is asked for is not charged', async ({
  doors,
  payer,
  realm,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const asked = await shop.order({ amount: 25_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)
  const question = await checkout.pay()
  await expect(question.field).toBeVisible()

  await realm.clock.advance('PT16M')
  await question.enter(payer.pin)

  await expect(checkout.expired).toBeVisible()
  expect(await payer.balance()).toBe(100_00)
})

test('an order the shop takes back says so', async ({ accessible, doors, payer, shop }) => {
  await payer.hasAccount({ balance: 100_00 })
  const { order, session } = await shop.order({ amount: 25_00, userId: payer.userId })
  await shop.merchant.orders.close(order.id)

  const checkout = await doors.checkout({ order, session })
  await expect(checkout.closed).toBeVisible()
  await accessible(checkout.page, 'a closed order')
})
