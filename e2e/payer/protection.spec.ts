import { homePage } from '../pages/wallet/account.ts'
import { closePage, lostPhonePage, managePage, securityPage } from '../pages/wallet/manage-page.ts'
import { expect, test } from '../test.ts'

test(
  'an account is frozen at once, which is explained first, and unfrozen with the PIN',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, page, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    const wallet = await doors.wallet()
    await wallet.service(say('账户管理', 'My account'))
    const account = managePage({ page, say })
    await accessible(page, 'the account')
    const sheet = await account.askToFreeze()
    await expect(sheet).toContainText(say('马上生效，不需要密码', 'at once and asks for no PIN'))
    await accessible(page, 'what a freeze means')
    await account.freeze()
    await expect(account.status).toHaveText(say('已冻结，只收不付', 'Frozen, nothing goes out'))
    await accessible(page, 'a frozen account')

    await doors.wallet()
    await expect(wallet.actions).toHaveText([say('充值', 'Top up'), say('明细', 'Statement')])
    await wallet.whatToDo.click()
    await account.unfreezeWith(payer.pin)
    await expect(account.status).toHaveText(say('正常', 'In use'))
  },
)

test(
  'who has lost the phone stops everything in one step, and goes on later with the PIN and a code',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, page, realm, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    await payer.isOn('小米 15')
    await realm.clock.advance('PT1M')
    const wallet = await doors.wallet()
    await wallet.service(say('手机丢了', 'I lost my phone'))
    const lost = lostPhonePage({ page, say })
    await accessible(page, 'a lost phone')
    await lost.stop.click()
    await expect(lost.stopped).toBeVisible()
    await accessible(page, 'everything is stopped')

    await lost.backToWallet.click()
    await expect(wallet.balance).toContainText('¥100.00')
    await wallet.whatToDo.click()
    const account = managePage({ page, say })
    await account.unfreezeAfterLoss(payer.pin, payer.newestCode)
    await expect(account.status).toHaveText(say('正常', 'In use'))
  },
)

test(
  'a device one does not know is signed out, and the record says so',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, page, say }) => {
    await payer.hasAccount()
    await payer.isOn('小米 15')
    await doors.wallet('security')
    const security = securityPage({ page, say })
    await accessible(page, 'security')
    const devices = await security.devices()
    await expect(devices.open.filter({ hasText: '小米 15' })).toHaveCount(1)
    await accessible(page, 'where the wallet is open')
    await devices.end('小米 15')
    await expect(devices.open.filter({ hasText: '小米 15' })).toHaveCount(0)

    await page.goBack()
    const record = await security.record()
    await expect(record.entries.first()).toContainText(
      say('「小米 15」上的钱包已退出', 'Wallet closed on “小米 15”'),
    )
    await accessible(page, 'the security record')
  },
)

test('small payments go without the PIN once the PIN has allowed it', async ({
  accessible,
  doors,
  payer,
  page,
  say,
}) => {
  await payer.hasAccount()
  await doors.wallet('security')
  const without = await securityPage({ page, say }).withoutPin()
  await accessible(page, 'paying without the PIN')
  await without.upTo('¥200.00').check()
  await without.change(payer.pin)
  await expect(without.changed).toContainText('¥200.00')
})

test('an account is closed only when it is empty, and then for good', async ({
  accessible,
  doors,
  payer,
  page,
  say,
}) => {
  await payer.hasAccount({ balance: 50_00 })
  const wallet = await doors.wallet()
  await wallet.service(say('账户管理', 'My account'))
  const closing = await managePage({ page, say }).close()
  await expect(closing.notEmpty('¥50.00')).toBeVisible()
  await expect(closing.close).toBeDisabled()
  await accessible(page, 'an account with money in it')

  const withdrawn = await (await (await doors.wallet()).withdraw()).move('50', payer.pin)
  await expect(withdrawn.withdrawn).toBeVisible()
  await (await withdrawn.done()).service(say('账户管理', 'My account'))
  await managePage({ page, say }).close()
  await closePage({ page, say }).closeWith(payer.pin)
  await expect(closing.closed).toBeVisible()
  await accessible(page, 'a closed account')
  await page.getByRole('button', { name: say('返回钱包', 'Back to my wallet') }).click()
  await expect(homePage({ page, say }).title).toHaveText(say('开一个电子账户', 'Open an e-account'))
})
