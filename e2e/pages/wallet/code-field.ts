import type { Visit } from '../visit.ts'

/** The boxes for a code from an SMS, and the button below them, by its name. */
export const codeFieldOf = ({ page, say }: Visit, confirm: string) => {
  const field = page.getByLabel(say('6 位验证码', '6-digit code'))
  return {
    field,
    confirm: async (code: string) => {
      await field.pressSequentially(code)
      await page.getByRole('button', { name: confirm, exact: true }).click()
    },
  }
}
