import { expect, test } from '../test.ts'

test(
  'a wrong PIN says how many tries are left, and the right one still pays',
  { tag: '@desk' },
  async ({ accessible, doors, payer, say, shop }) => {
    await payer.hasAccount({ balance: 100_00 })
    const asked = await shop.order({ amount: 68_00, userId: payer.userId })
    const question = await (await doors.checkout(asked)).pay()

    await question.enter('314159')
    await expect(question.alert).toContainText(say('未扣款', 'No money has moved'))
    await expect(question.alert).toContainText(say('还可试 4 次', '4 tries left'))
    await expect(question.field).toHaveValue('')
    await accessible(question.page, 'a wrong PIN')

    const receipt = await question.enter(payer.pin)
    await expect(receipt.paid).toBeVisible()
    expect(await payer.balance()).toBe(32_00)
  },
)

test('five wrong PINs lock it, nothing is paid, and three hours later it opens again', async ({
  accessible,
  doors,
  payer,
  realm,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const question = await (await doors.checkout(asked)).pay()

  for (const [at, guess] of ['111222', '222333', '333444', '444555'].entries()) {
    await question.enter(guess)
    const left = 4 - at
    const tries = say(`还可试 ${left} 次`, left === 1 ? '1 try left' : `${left} tries left`)
    await expect(question.alert).toContainText(tries)
    await expect(question.field).toHaveValue('')
  }
  await question.enter('555666')
  await expect(question.locked).toBeVisible()
  await accessible(question.page, 'a locked PIN')
  expect(await payer.balance()).toBe(100_00)

  await realm.clock.advance('PT3H1M')
  const again = await shop.order({ amount: 68_00, userId: payer.userId })
  const receipt = await (await (await doors.checkout(again)).pay()).enter(payer.pin)
  await expect(receipt.paid).toBeVisible()
})
