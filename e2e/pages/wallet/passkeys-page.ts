import { titleOf, type Visit } from '../visit.ts'

/** The passkeys of the payer's devices. */
export const passkeysPage = (visit: Visit) => {
  const { page, say } = visit
  const dialog = page.getByRole('dialog', { name: say('输入支付密码', 'Enter your payment PIN') })
  const remove = page.getByRole('button', { name: say(/^移除 /, /^Remove /) })
  return {
    page,
    title: titleOf(visit),
    none: page.getByText(say('还没有添加', 'None yet')),
    remove,
    /** The PIN, then the device. */
    add: async (pin: string) => {
      await page.getByRole('button', { name: say('添加通行密钥', 'Add a passkey') }).click()
      await dialog.getByLabel(say('6 位支付密码', '6-digit payment PIN')).pressSequentially(pin)
      await page.getByRole('button', { name: say('在本机生成', 'Make it on this device') }).click()
      await remove.waitFor()
    },
    removeIt: async () => {
      await remove.click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('移除', 'Remove'), exact: true })
        .click()
    },
  }
}
