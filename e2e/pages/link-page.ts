import type { Visit } from './visit.ts'

/** A payment link, as it opens in any browser. */
export const linkPage = ({ page, say }: Visit) => ({
  page,
  amount: page.getByLabel(say('付款金额', 'Amount')),
  pay: page.getByRole('button', { name: say(/^去支付/, /^Pay/) }),
  alert: page.getByRole('alert'),
  used: page.getByRole('heading', { name: say('这笔款已付过', 'This has been paid') }),
})
