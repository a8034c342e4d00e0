import type { Visit } from '../visit.ts'
import { press } from '../elements/elements.ts'

/** The checkout as a merchant's page shows it: in a frame, or alone in a window. */
export const checkoutIn = ({ page, say }: Visit, framed = true) => {
  const frame = page.frameLocator(`iframe[title="${say('收银台', 'Checkout')}"]`)
  const within = framed ? frame : page
  const sheet = within.getByRole('dialog', { name: say('确认支付', 'Confirm payment') })
  return {
    frame,
    bill: within.getByRole('region', { name: say('账单', 'Bill') }),
    payButton: within.getByRole('button', { name: say(/^向.+支付 ¥/, /^Pay ¥.+ to /) }),
    paid: within.getByRole('heading', { name: say('支付成功', 'Paid'), exact: true }),
    back: within.getByRole('link', { name: say(/^返回商家(?: ·|$)/, /^Back to merchant(?: ·|$)/) }),
    /** On the page's own keys, wherever they are this time. */
    press: (pin: string) => press(sheet, pin),
  }
}
