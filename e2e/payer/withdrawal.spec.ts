import { factOf } from '../pages/visit.ts'
import { expect, test } from '../test.ts'

test(
  'a withdrawal for tomorrow goes with the batch, by the time that was said',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, realm, say }) => {
    await payer.hasAccount({ balance: 300_00 })
    const form = await (await doors.wallet()).withdraw()
    await form.tomorrow.check()
    await accessible(page, 'a withdrawal for tomorrow')
    const outcome = await form.move('120', payer.pin)
    await expect(outcome.accepted).toBeVisible()
    await expect(factOf({ page, say }, say('最晚到账', 'On the card by'))).toBeVisible()
    await accessible(page, 'a withdrawal that was accepted')
    const home = await doors.wallet()
    await expect(home.balance).toContainText('¥180.00')

    await realm.clock.advance('P1D')
    const statement = await (await doors.wallet()).statement()
    await expect(statement.line(0).amount('−¥120.00')).toBeVisible()
    expect(await payer.balance()).toBe(180_00)
  },
)

test('money that the card’s bank sends back is in the balance again, and the page says so', async ({
  accessible,
  doors,
  page,
  payer,
  realm,
  say,
}) => {
  await payer.hasAccount({ balance: 300_00, cardName: 'payOutReturned' })
  const outcome = await (await (await doors.wallet()).withdraw()).move('120', payer.pin)
  await expect(outcome.withdrawing).toBeVisible()
  await accessible(page, 'a withdrawal nobody has answered yet')
  await realm.clock.advance('PT45S')
  await expect(outcome.notWithdrawn).toBeVisible()
  await expect(page.getByRole('main')).toContainText(say('余额', 'balance'))
  await accessible(page, 'a withdrawal that came back')
  expect(await payer.balance()).toBe(300_00)
})

test('money that comes back days later is in the statement both ways', async ({
  accessible,
  doors,
  payer,
  realm,
}) => {
  await payer.hasAccount({ balance: 300_00, cardName: 'payOutReturnedLater' })
  const outcome = await (await (await doors.wallet()).withdraw()).move('120', payer.pin)
  await expect(outcome.withdrawn).toBeVisible()
  expect(await payer.balance()).toBe(180_00)

  await realm.clock.advance('P3D')
  const statement = await (await doors.wallet()).statement()
  await expect(statement.line(0).amount('+¥120.00')).toBeVisible()
  await expect(statement.line(1).amount('−¥120.00')).toBeVisible()
  await accessible(statement.page, 'money that came back')
  expect(await payer.balance()).toBe(300_00)
})
