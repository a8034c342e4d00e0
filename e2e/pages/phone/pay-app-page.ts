import type { Visit } from '../visit.ts'

export type PayAppPage = ReturnType<typeof payAppPage>

/** An app on the payer's phone that pays. */
export const payAppPage = ({ page, say }: Visit) => {
  const button = (chinese: string | RegExp, english: string | RegExp) =>
    page.getByRole('button', { name: say(chinese, english) })
  const outcome = (chinese: string, english: string) =>
    page.getByRole('heading', { name: say(chinese, english), exact: true })
  return {
    page,
    scan: async (code: string) => {
      await page
        .getByLabel(say('二维码的内容或付款链接', 'What the QR code or the payment link says'))
        .fill(code)
      await button('打开账单', 'Open the bill').click()
    },
    /** Agrees to pay as somebody, and types the password of the app. */
    payAs: async (name: string) => {
      await page.getByRole('radio', { name }).check()
      await button(/^确认付款/, /^Pay ¥/).click()
      const password = page.getByLabel(say('请输入支付密码', 'Enter the payment password'))
      await password.fill('123456')
    },
    decline: () => button('拒绝付款', 'Do not pay').click(),
    again: () => button('换一位付款人', 'Let somebody else pay').click(),
    paid: outcome('付款成功', 'Paid'),
    tooLittle: outcome('余额不足', 'Too little money'),
    closed: outcome('账单已关闭', 'The bill is closed'),
  }
}
