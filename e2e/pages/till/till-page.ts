import { titleOf, type Visit } from '../visit.ts'

/** A till in a shop: what the cashier does, and what is on its screen. */
export const tillPage = (visit: Visit) => {
  const { page, say } = visit
  const button = (zh: string, en: string) => page.getByRole('button', { name: say(zh, en) })
  const amount = page.getByLabel(say('收款金额', 'Amount to take'))
  const keyIn = async (digits: string) => {
    for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
  }
  const scan = button('扫顾客的付款码', 'Scan the customer’s code')
  return {
    page,
    title: titleOf(visit),
    amount,
    keyIn,
    scan,
    /** Keys in fen and opens the camera. */
    takes: async (digits: string) => {
      await keyIn(digits)
      await scan.click()
    },
    show: button('出示收款码', 'Show a code to scan'),
    withdraw: button('取消收款', 'Cancel'),
    qr: page.getByRole('img', { name: say(/的收款码/, /^Code for/) }),
    typed: page.getByLabel(say('付款码数字', 'Digits of the payment code')),
    take: button('收款 ¥', 'Take ¥'),
    next: button('下一笔', 'Next customer'),
    again: button('重新收', 'again'),
    received: page.getByRole('img', { name: say('收讫', 'Received in full') }),
    receipt: page.getByRole('region', { name: say('签购单', 'Receipt') }),
    journal: page.getByRole('region', { name: say('流水', 'Journal') }),
    day: page.getByRole('region', { name: say('日结', 'Day’s end') }),
    endDay: button('日结并开始新的一日', 'End the day and begin a new one'),
    refundOf: (amount: string) => button(`退款：${amount}`, `Refund of ${amount}`),
    refundAmount: page.getByLabel(say('退款金额', 'Amount to give back')),
    confirmRefund: (amount: string) => button(`退给顾客 ${amount}`, `Give ${amount} back`),
  }
}

export type TillPage = ReturnType<typeof tillPage>
