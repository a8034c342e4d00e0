import { cardSheet } from '../pages/checkout/card-sheet.ts'
import { expect, test } from '../test.ts'

test('a guest pays by a card, and what was typed is there again after a mistake', async ({
  accessible,
  doors,
  payer,
  say,
  shop,
}) => {
  await shop.agree({ channels: ['quick_pay'] })
  const checkout = await doors.checkout(await shop.order({ amount: 68_00 }))
  await checkout.payButton.click()
  const sheet = cardSheet({ page: checkout.page, say })
  const { name, cards } = payer.person
  const number = cards.find((card) => card.name === 'everyday')?.number ?? ''

  await sheet.type({ ...payer.person, name: 'Zhang' }, number)
  await sheet.accept()
  await sheet.goOn()
  await expect(sheet.alert).toBeVisible()
  await expect(sheet.field.name).toBeFocused()
  await expect(sheet.bankOf(say('工商银行', 'ICBC'))).toBeVisible()
  await accessible(checkout.page, 'a card with a mistake')

  await sheet.field.name.fill(name)
  await expect(sheet.field.number).toHaveValue(number)
  await sheet.goOn()
  const question = checkout.page.getByRole('dialog')
  await expect(question.getByText(/138\*{4}8000/)).toBeVisible()
  const receipt = await sheet.giveCode(await payer.newestCode())
  await expect(receipt.paid).toBeVisible()
  expect(
    await checkout.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toContain(number)
})

test('a card that was saved pays the next time without being typed', async ({
  doors,
  payer,
  say,
  shop,
  realm,
}) => {
  await shop.agree({ channels: ['quick_pay'] })
  const first = await doors.checkout(await shop.order({ amount: 68_00, userId: payer.userId }))
  await first.payButton.click()
  const sheet = cardSheet({ page: first.page, say })
  const number = payer.person.cards.find((card) => card.name === 'everyday')?.number ?? ''
  await sheet.type(payer.person, number)
  await sheet.save()
  await sheet.accept()
  await sheet.goOn()
  await expect(first.page.getByText(/138\*{4}8000/)).toBeVisible()
  await expect((await sheet.giveCode(await payer.newestCode())).paid).toBeVisible()

  await realm.clock.advance('PT2M')
  const second = await doors.checkout(await shop.order({ amount: 20_00, userId: payer.userId }))
  await second.payButton.click()
  await expect(sheet.savedCard).toHaveAccessibleName(/5679/)
  await sheet.goOn()
  await expect(second.page.getByText(/138\*{4}8000/)).toBeVisible()
  await expect((await sheet.giveCode(await payer.newestCode())).paid).toBeVisible()
})
