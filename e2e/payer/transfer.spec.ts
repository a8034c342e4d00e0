import { homePage, payeePage, transferPage } from '../pages/wallet/account.ts'
import { pinFieldOf } from '../pages/wallet/pin-field.ts'
import { tabTo } from '../pages/tab-to.ts'
import { expect, test } from '../test.ts'

test(
  'money goes to a friend once the name is looked at, and is found in the statement under it',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, say }) => {
    await payer.hasAccount({ balance: 300_00 })
    const friend = await payer.friend()
    const form = await (await doors.wallet()).transfer()
    await accessible(form.page, 'a transfer')

    const payee = await form.to(friend.userId, '88.5')
    await expect(payee.name(friend.name)).toBeVisible()
    await accessible(payee.page, 'is it they')

    const sent = await payee.send(payer.pin)
    await expect(sent.transferred).toBeVisible()
    await expect(sent.balanceNow).toHaveText('¥211.50')
    await accessible(sent.page, 'transferred')
    const statement = await (await sent.done()).statement()
    await expect(statement.line(0).all).toContainText(friend.name)
    await expect(statement.line(0).all).toContainText(say('转账', 'Transfer'))
    await expect(statement.line(0).amount('−¥88.50')).toBeVisible()
  },
)

test('nobody of that number: no name is shown, and no money moves', async ({
  accessible,
  doors,
  payer,
}) => {
  await payer.hasAccount({ balance: 300_00 })
  const form = await (await doors.wallet()).transfer()
  await form.to('u_nobody', '88.5')

  await expect(form.payee).toHaveAttribute('aria-invalid', 'true')
  await accessible(form.page, 'a payee that is not there')
  expect(await payer.balance()).toBe(300_00)
})

test('who sees a name they do not know goes back and changes it', async ({ doors, payer }) => {
  await payer.hasAccount({ balance: 300_00 })
  const friend = await payer.friend()
  const form = await (await doors.wallet()).transfer()
  const wrong = await form.to(friend.userId, '88.5')
  const again = await wrong.notThem()

  await expect(again.payee).toHaveValue(friend.userId)
  await expect(again.amount).toHaveValue('88.50')
  expect(await payer.balance()).toBe(300_00)
})

test(
  'a transfer is made by the keyboard alone',
  { tag: '@desk' },
  async ({ doors, page, payer, say }) => {
    await payer.hasAccount({ balance: 300_00 })
    const friend = await payer.friend()
    const wallet = await doors.wallet()
    await tabTo(wallet.actions.filter({ hasText: say('转账', 'Transfer') }))
    await page.keyboard.press('Enter')

    const form = transferPage({ page, say })
    await tabTo(form.payee)
    await page.keyboard.type(friend.userId)
    await tabTo(form.amount)
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')

    const payee = payeePage({ page, say })
    await expect(payee.title).toBeFocused()
    await tabTo(payee.confirm)
    await page.keyboard.press('Enter')
    await expect(pinFieldOf({ page, say })).toBeFocused()
    await page.keyboard.type(payer.pin)
    await page.getByRole('button', { name: say('完成', 'Done') }).press('Enter')
    await expect(homePage({ page, say }).balance).toContainText('¥280.00')
  },
)
