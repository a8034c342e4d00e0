import { elementsOf } from '../elements/elements.ts'
import { titleOf, type Visit } from '../visit.ts'

export type CornerPage = ReturnType<typeof cornerPage>

/** The corner of the shop with the wallet in it. */
export const cornerPage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    elements: elementsOf(visit),
    openAccount: page.getByRole('button', { name: say('开通钱包', 'Open a wallet') }),
    setPin: page.getByRole('button', { name: say('支付密码', 'Payment PIN') }),
    product: page.getByLabel(say('选一样', 'Choose one')),
    pay: page.getByRole('button', { name: say('付款', 'Pay'), exact: true }),
    news: page.locator('#news'),
  }
}
