import { lostPhonePage, managePage } from '../pages/wallet/manage-page.ts'
import { pinFieldOf } from '../pages/wallet/pin-field.ts'
import { passkeysPage } from '../pages/wallet/passkeys-page.ts'
import { tabTo } from '../pages/tab-to.ts'
import { deviceBehind } from '../fixtures/device.ts'
import { expect, test } from '../test.ts'

test(
  'without a mouse an account is frozen, the focus comes back, and it is unfrozen',
  { tag: '@desk' },
  async ({ doors, page, payer, say }) => {
    const press = async (name: string | RegExp) => {
      await tabTo(page.getByRole('button', { name }))
      await page.keyboard.press('Enter')
    }
    await payer.hasAccount()
    await doors.wallet()
    await press(say('账户管理', 'My account'))
    const account = managePage({ page, say })
    await expect(account.title).toBeFocused()
    const freezing = say(/^只收不付/, /^Nothing goes out/)
    await press(freezing)
    const sheet = page.getByRole('dialog')
    await expect(sheet).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(page.getByRole('button', { name: freezing })).toBeFocused()

    await page.keyboard.press('Enter')
    await tabTo(sheet.getByRole('button', { name: say('冻结', 'Freeze'), exact: true }))
    await page.keyboard.press('Enter')
    await expect(account.status).toHaveText(say('已冻结，只收不付', 'Frozen, nothing goes out'))
    await expect(account.title).toBeFocused()
    await tabTo(account.unfreeze)
    await page.keyboard.press('Enter')
    await expect(pinFieldOf({ page, say })).toBeFocused()
    await page.keyboard.type(payer.pin)
    await expect(account.status).toHaveText(say('正常', 'In use'))
  },
)

test('without a mouse a device is signed out, and the focus is not lost', async ({
  doors,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount()
  await payer.isOn('小米 15')
  await doors.wallet('security')
  const devices = page.getByRole('button', { name: say(/^登录与设备/, /^Where I am signed in/) })
  await tabTo(devices)
  await page.keyboard.press('Enter')
  const open = page.getByRole('listitem').filter({ hasText: '小米 15' })
  await tabTo(open.getByRole('button'))
  await page.keyboard.press('Enter')
  const end = page
    .getByRole('dialog')
    .getByRole('button', { name: say('让它退出', 'End it'), exact: true })
  await tabTo(end)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(open.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('without a mouse a lost phone is reported in one step', async ({
  doors,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount()
  await doors.wallet()
  await tabTo(page.getByRole('button', { name: say('手机丢了', 'I lost my phone') }))
  await page.keyboard.press('Enter')
  const lost = lostPhonePage({ page, say })
  await expect(lost.title).toBeFocused()
  await tabTo(lost.stop)
  await page.keyboard.press('Enter')
  await expect(lost.stopped).toBeFocused()
})

test(
  'without a mouse a passkey is added and removed',
  { tag: '@desk' },
  async ({ doors, page, payer, say }) => {
    await payer.hasAccount()
    await deviceBehind(page)
    const passkeys = await doors.passkeys()
    await tabTo(page.getByRole('button', { name: say('添加通行密钥', 'Add a passkey') }))
    await page.keyboard.press('Enter')
    await expect(pinFieldOf({ page, say })).toBeFocused()
    await page.keyboard.type(payer.pin)
    await tabTo(page.getByRole('button', { name: say('在本机生成', 'Make it on this device') }))
    await page.keyboard.press('Enter')
    await expect(passkeys.remove).toBeVisible()
    await expect(page.locator('body')).not.toBeFocused()

    await tabTo(passkeys.remove)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await tabTo(dialog.getByRole('button', { name: say('移除', 'Remove'), exact: true }))
    await page.keyboard.press('Enter')
    await expect(passkeysPage({ page, say }).none).toBeVisible()
    await expect(page.locator('body')).not.toBeFocused()
  },
)
