import type { TestPerson } from '@qiantang/sdk/contract'
import type { Visit } from '../visit.ts'
import { receiptPage } from './receipt-page.ts'

export type CardSheet = ReturnType<typeof cardSheet>

/** By which card, over the checkout: one that was saved, or one that is typed; and the code that pays. */
export const cardSheet = (visit: Visit) => {
  const { page, say } = visit
  const dialog = page.getByRole('dialog', { name: say('银行卡支付', 'Pay by card') })
  const field = {
    number: dialog.getByLabel(say('银行卡号', 'Card number')),
    name: dialog.getByLabel(say('持卡人姓名', 'Cardholder’s name')),
    idNumber: dialog.getByLabel(say('身份证号', 'Resident id number')),
    mobile: dialog.getByLabel(say('银行预留手机号', 'Mobile number')),
  }
  return {
    dialog,
    field,
    /** What is wrong with a field. */
    alert: dialog.getByRole('alert'),
    bankOf: (name: string | RegExp) => dialog.getByText(name),
    savedCard: dialog.getByRole('radio'),
    /** Fills in a card as its holder's bank knows it. */
    type: async ({ name, idNumber, mobile }: TestPerson, cardNumber: string) => {
      await field.number.fill(cardNumber)
      await field.name.fill(name)
      await field.idNumber.fill(idNumber)
      await field.mobile.fill(mobile)
    },
    accept: () => dialog.getByRole('checkbox', { name: say(/我已阅读/, /I have read/) }).check(),
    save: () => dialog.getByRole('switch').check(),
    goOn: () => dialog.getByRole('button', { name: say('下一步', 'Continue') }).click(),
    giveCode: async (code: string) => {
      const question = page.getByRole('dialog', { name: say('短信验证', 'Confirm by SMS code') })
      await question.getByRole('textbox').fill(code)
      await question.getByRole('button', { name: say(/^确认支付/, /^Pay ¥/) }).click()
      return receiptPage(visit)
    },
  }
}
