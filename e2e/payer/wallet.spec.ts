import { homePage } from '../pages/wallet/account.ts'
import { expect, test } from '../test.ts'

test('a wallet left open too long has expired, says so, and moves nothing', async ({
  accessible,
  doors,
  payer,
  realm,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const wallet = await doors.wallet()
  await expect(wallet.balance).toContainText('¥100.00')

  await realm.clock.advance('PT16M')
  await wallet.statement()

  await expect(wallet.expired).toBeVisible()
  await accessible(wallet.page, 'an expired wallet')
})

test('a link without its token opens no wallet', async ({ accessible, house, page, say }) => {
  await page.goto(`${house.bankUrl}/wallet`)
  const wallet = homePage({ page, say })

  await expect(wallet.broken).toBeVisible()
  await accessible(page, 'a wallet without a token')
})

test('a link opens one wallet: used again elsewhere, it opens the same account and no other', async ({
  house,
  otherBrowser,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const page = await otherBrowser.newPage()
  await page.goto(`${house.bankUrl}/wallet#${await payer.walletToken()}`)

  await expect(homePage({ page, say }).balance).toContainText('¥100.00')
  expect(page.url()).not.toContain('#')
})

test('a card without money tops up nothing, and says where the money is', async ({
  accessible,
  doors,
  payer,
  say,
}) => {
  await payer.hasAccount({ cardName: 'insufficientFunds' })
  const wallet = await doors.wallet()
  const outcome = await (await wallet.topUp()).move('50', payer.pin)

  await expect(outcome.notToppedUp).toBeVisible()
  await expect(outcome.page.getByText(say(/没有扣款/, /Nothing was taken/))).toBeVisible()
  await accessible(outcome.page, 'a failed top-up')
  expect(await payer.balance()).toBe(0)
})

test('nobody takes out more than there is', async ({ accessible, doors, payer, say }) => {
  await payer.hasAccount({ balance: 100_00 })
  const withdrawal = await (await doors.wallet()).withdraw()
  await withdrawal.amount.fill('100.01')

  await expect(withdrawal.alert).toContainText(say('最多可提 ¥100.00', '¥100.00 at most'))
  await accessible(withdrawal.page, 'too much to withdraw')
})

test('a PIN is changed with the present one, and the old one pays no more', async ({
  doors,
  payer,
  page,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await doors.wallet('pin')
  await page.getByLabel(say('现在的支付密码', 'Your present PIN')).pressSequentially(payer.pin)
  await page
    .getByLabel(say('新的 6 位支付密码', 'A new PIN of 6 digits'))
    .pressSequentially('846201')
  await page.getByLabel(say('再输入一次', 'The same again')).pressSequentially('846201')
  await expect(
    page.getByRole('heading', { name: say('支付密码已设置', 'Your payment PIN is set') }),
  ).toBeVisible()

  const asked = await shop.order({ amount: 68_00, userId: payer.userId })
  const question = await (await doors.checkout(asked)).pay()
  await question.enter(payer.pin)
  await expect(question.alert).toBeVisible()
  const receipt = await question.enter('846201')
  await expect(receipt.paid).toBeVisible()
})
