import { titleOf, type Visit } from '../visit.ts'
import { codeFieldOf } from './code-field.ts'

/** A forgotten or locked PIN: who one is, the code, a new PIN. */
export const pinResetPage = (visit: Visit) => {
  const { page, say } = visit
  const chosen = page.getByLabel(say('新的 6 位支付密码', 'A new PIN of 6 digits'))
  return {
    page,
    title: titleOf(visit),
    alert: page.getByRole('alert'),
    code: codeFieldOf(visit, say('确认', 'Confirm')),
    chosen,
    done: page.getByRole('heading', { name: say('支付密码已设置', 'Your payment PIN is set') }),
    /** Who one is. */
    prove: async (idNumber: string, cardNumber: string) => {
      await page.getByLabel(say('身份证号', 'Resident id number')).fill(idNumber)
      await page.getByLabel(say('已绑定的银行卡号', 'Number of a bound card')).fill(cardNumber)
      await page
        .getByRole('button', { name: say('核实并获取验证码', 'Check and send me a code') })
        .click()
    },
    choose: async (pin: string) => {
      await chosen.pressSequentially(pin)
      await page.getByLabel(say('再输入一次', 'The same again')).pressSequentially(pin)
    },
  }
}
