import { expect, test } from '../test.ts'

test('who has too little learns how much is missing, tops up, and pays', async ({
  accessible,
  doors,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 20_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)
  await expect(checkout.balance).toHaveAccessibleDescription(say(/还差 ¥48\.00/, /¥48\.00 short/))
  await expect(checkout.payButton).toBeHidden()
  await accessible(checkout.page, 'too little balance')

  const wallet = await doors.wallet()
  const toppedUp = await (await wallet.topUp()).move('48', payer.pin)
  await expect(toppedUp.toppedUp).toBeVisible()

  await doors.checkout(asked)
  const receipt = await (await checkout.pay()).enter(payer.pin)
  await expect(receipt.paid).toBeVisible()
  await expect(receipt.balanceAfter).toHaveText('¥0.00')
})

test('who has no account is not asked to pay from one', async ({
  accessible,
  doors,
  payer,
  shop,
}) => {
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const checkout = await doors.checkout(asked)

  await expect(checkout.balance).toBeDisabled()
  await expect(checkout.payButton).toBeHidden()
  await accessible(checkout.page, 'no way to pay')
})
