import { titleOf, type Visit } from '../visit.ts'
import { codePage } from './code-page.ts'
import { pinSheet } from './pin-sheet.ts'

export type CheckoutPage = ReturnType<typeof checkoutPage>

type Way = keyof ReturnType<typeof wayNames>

const wayNames = ({ say }: Visit) => ({
  alipay: say('支付宝', 'Alipay'),
  wechat_pay: say('微信支付', 'WeChat Pay'),
  unionpay: say('云闪付', 'UnionPay QuickPass'),
})

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
    /** Chooses another way to pay. */
    choose: (method: string) => page.getByRole('radio', { name: method, exact: true }).check(),
    /** The code that the app of a channel scans. */
    codeOf: (method: string) =>
      page.getByRole('img', { name: say(`${method}付款二维码`, `QR code to pay with ${method}`) }),
    expired: page.getByRole('heading', { name: say('订单已过期', 'This order has expired') }),
    closed: page.getByRole('heading', { name: say('订单已关闭', 'This order was closed') }),
    broken: page.getByRole('heading', {
      name: say('找不到这笔订单', 'We could not find this order'),
    }),
    readOnly: page.getByText(say('这里只能查看账单', 'You can only read the bill here')),
    connectionLost: page.getByText(say('网络中断', 'Connection lost'), { exact: true }),
    question: pinSheet(visit),
    refused: page.getByRole('alert'),
    /** Chooses a channel. */
    chooseChannel: (way: Way) => page.getByRole('radio', { name: wayNames(visit)[way] }).check(),
    /** Chooses it and confirms, where a code to scan follows. */
    scan: async (way: Way) => {
      await page.getByRole('radio', { name: wayNames(visit)[way] }).check()
      await payButton.click()
      return codePage(visit)
    },
    pay: async () => {
      await payButton.click()
      return pinSheet(visit)
    },
  }
}
