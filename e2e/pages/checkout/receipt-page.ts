import { salePage } from '../shop/sale-page.ts'
import { factOf, titleOf, type Visit } from '../visit.ts'

export type ReceiptPage = ReturnType<typeof receiptPage>

/** The checkout of an order that is paid. */
export const receiptPage = (visit: Visit) => {
  const { page, say } = visit
  const wayBack = page.getByRole('link', { name: say(/^返回商家/, /^Back to merchant/) })
  return {
    page,
    title: titleOf(visit),
    /** The order was paid here, just now. */
    paid: page.getByRole('heading', { name: say('支付成功', 'Paid'), exact: true }),
    /** It was paid on another page. */
    paidBefore: page.getByRole('heading', {
      name: say('这笔订单已支付', 'This order is already paid'),
    }),
    stamp: page.getByRole('img', { name: say('付讫', 'Paid in full') }),
    payee: factOf(visit, say('收款方', 'Payee')),
    balanceAfter: factOf(visit, say('付后余额', 'Balance after')),
    wayBack,
    /** Does not wait for the count that leads back by itself. */
    stay: () => page.getByRole('button', { name: say('留在此页', 'Stay here') }).click(),
    backToShop: async () => {
      await wayBack.click()
      return salePage(visit)
    },
  }
}
