import { titleOf, type Visit } from '../visit.ts'
import { setPinPage } from './pin-page.ts'

/** First step of an opening: who one is. */
export const personStep = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    name: page.getByLabel(say('姓名', 'Name')),
    idNumber: page.getByLabel(say('身份证号', 'Resident id number')),
    next: async () => {
      await page.getByRole('button', { name: say('下一步', 'Continue') }).click()
      return cardStep(visit)
    },
  }
}

/** Second step: a bank card of one's own, the mobile its bank knows, and the texts one agrees to. */
export const cardStep = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    cardNumber: page.getByLabel(say('银行卡号', 'Card number')),
    mobile: page.getByLabel(say('银行预留手机号', 'Mobile number')),
    agreement: page.getByRole('checkbox', {
      name: say('我已阅读并同意', 'I have read and agree to:'),
    }),
    mismatch: page.getByText(say('信息与银行预留的不一致', 'These details do not match')),
    askForCode: async () => {
      const submit = say('核实并获取验证码', 'Check and send me a code')
      await page.getByRole('button', { name: submit }).click()
      return codeStep(visit)
    },
  }
}

/** Third step: the code from the SMS. */
export const codeStep = (visit: Visit) => {
  const { page, say } = visit
  const field = page.getByLabel(say('6 位验证码', '6-digit code'))
  return {
    page,
    title: titleOf(visit),
    field,
    alert: page.getByRole('alert'),
    confirm: async (code: string) => {
      await field.fill(code)
      await page.getByRole('button', { name: say('确认开通', 'Open the account') }).click()
      return setPinPage(visit)
    },
  }
}
