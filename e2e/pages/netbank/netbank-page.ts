import type { Visit } from '../visit.ts'

export type NetbankPage = ReturnType<typeof netbankPage>

/** The pages of the payer's own bank, where the checkout has sent them. */
export const netbankPage = ({ page, say }: Visit) => {
  const logInButton = page.getByRole('button', { name: say(/^登录$/, /^Log in$/) })
  return {
    page,
    titleOf: (bank: string) => page.getByRole('heading', { level: 1, name: bank }),
    paid: page.getByRole('heading', { name: say('付款成功', 'Paid'), exact: true }),
    logIn: async () => {
      await page.getByLabel(say('登录密码', 'Password')).fill('789001')
      await logInButton.click()
    },
    /** Pays from the account that is chosen already, with the code that came by SMS. */
    pay: async () => {
      await page.getByLabel(say('短信验证码', 'Code from the SMS')).fill('111111')
      await page.getByRole('button', { name: say(/^确认付款/, /^Pay ¥/) }).click()
    },
    back: () => page.getByRole('link', { name: say('返回商户', 'Back to the merchant') }).click(),
  }
}
