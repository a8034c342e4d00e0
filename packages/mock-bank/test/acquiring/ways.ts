import type { Channel, ChosenBank, PayProduct } from '@qiantang/sdk/contract'
import type { z } from 'zod'

/** A way to pay: what the payer chooses, and behind which door of the simulators they then stand. */
export interface Way {
  name: string
  channel: Channel
  choice: {
    product?: PayProduct
    bank?: z.input<typeof ChosenBank>
    openId?: string
  }
  door: 'alipay' | 'wechat' | 'unionpay' | null
}

const outside = (channel: Channel, door: NonNullable<Way['door']>, products: PayProduct[]): Way[] =>
  products.map((product) => ({
    ...{ name: `${channel} ${product}`, channel, door },
    choice: { product, ...(product === 'jsapi' && { openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' }) },
  }))

const gateway = (name: string, kind: 'personal' | 'corporate'): Way => ({
  ...{ name: `gateway ${name}`, channel: 'gateway', door: 'unionpay' },
  choice: { bank: { code: 'ICBC', kind } },
})

/** Every way a payer may take, but a card, whose ends `card-payments/outcomes.test.ts` holds. */
export const ways: Way[] = [
  { name: 'bank_balance', channel: 'bank_balance', choice: {}, door: null },
  ...outside('alipay', 'alipay', ['qr', 'page', 'wap', 'app']),
  ...outside('wechat_pay', 'wechat', ['qr', 'h5', 'jsapi', 'app']),
  ...outside('unionpay', 'unionpay', ['qr', 'page', 'wap', 'app']),
  ...[gateway('b2c', 'personal'), gateway('b2b', 'corporate')],
]

const withoutNotices = (why: string) => ({
  ...{ 'notice lost': why, 'notice twice': why, 'notice before answer': why },
})

const openedByPayer = {
  'notice before answer': 'no answer opens it: the payer brings the signed order there',
}

/** Ends that a way cannot come to, and why. */
export const inapplicable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'alipay page': openedByPayer,
  'alipay wap': openedByPayer,
  'alipay app': openedByPayer,
  bank_balance: {
    ...withoutNotices('the books are the bank’s own, and nobody gives it notice of them'),
    'late success': 'the books decide at once, so nothing is late',
  },
  quick_pay: {
    ...withoutNotices('the bank asks for the debit itself, and is answered'),
    'late success': 'a debit under way holds its order, which then is paid by it',
  },
}
