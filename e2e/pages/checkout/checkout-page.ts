import { titleOf, type Visit } from '../visit.ts'
import { pinSheet } from './pin-sheet.ts'

export type CheckoutPage = ReturnType<typeof checkoutPage>

/** The hosted checkout of an order that is to be paid. */
export const checkoutPage = (visit: Visit) => {
  const { page, say } = visit
  const bill = page.getByRole('region', { name: say('账单', 'Bill') })
  const payButton = page.getByRole('button', { name: say(/^向.+支付 ¥/, /^Pay ¥.+ to /) })
  return {
    page,
    title: titleOf(visit),
    bill,
    balance: page.getByRole('radio', { name: say('钱塘银行余额', 'Qiantang balance') }),
    payButton,
    expired: page.getByRole('heading', { name: say('订单已过期', 'This order has expired') }),
    closed: page.getByRole('heading', { name: say('订单已关闭', 'This order was closed') }),
    broken: page.getByRole('heading', {
      name: say('找不到这笔订单', 'We could not find this order'),
    }),
    readOnly: page.getByText(say('这里只能查看账单', 'You can only read the bill here')),
    connectionLost: page.getByText(say('网络中断', 'Connection lost'), { exact: true }),
    question: pinSheet(visit),
    refused: page.getByRole('alert'),
    pay: async () => {
      await payButton.click()
      return pinSheet(visit)
    },
  }
}
