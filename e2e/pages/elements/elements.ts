import type { FrameLocator } from '@playwright/test'
import type { Visit } from '../visit.ts'

/** The bank's elements in a page of a shop, each by the title of its frame. */
export const elementsOf = ({ page, say }: Visit) => {
  const frame = (chinese: string, english: string) =>
    page.frameLocator(`iframe[title="${say(chinese, english)}"]`)
  return {
    balance: frame('余额', 'Balance'),
    cards: frame('银行卡', 'Bank cards'),
    opening: frame('开通电子账户', 'Open an account'),
    code: frame('付款码', 'Payment code'),
    pin: frame('支付密码', 'Payment PIN'),
    question: frame('确认', 'Confirmation'),
  }
}

/** Presses the keys of an element's own keypad, wherever they are this time. */
export const press = async (element: Pick<FrameLocator, 'getByRole'>, digits: string) => {
  for (const digit of digits)
    await element.getByRole('button', { name: digit, exact: true }).click()
}
