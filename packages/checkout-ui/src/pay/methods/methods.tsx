import type { Channel } from '@qiantang/sdk/contract'
import { AlipayMark, UnionPayMark, WechatPayMark } from '../../design/marks/pay-marks.tsx'
import { bankBalance } from './bank-balance.tsx'
import { gateway } from './gateway/gateway.tsx'
import { outside } from './outside.tsx'
import type { PayMethod } from './pay-method.ts'
import { quickPay } from './quick-pay/quick-pay.tsx'

/** The ways to pay this page can show. What the bank offers beyond them is left out, never guessed. */
export const methods: Record<Channel, PayMethod> = {
  bank_balance: bankBalance,
  quick_pay: quickPay,
  gateway,
  alipay: outside('alipay', {
    mark: AlipayMark,
    forms: {
      desktop: ['qr', 'page'],
      phone: ['wap'],
      alipay: ['wap'],
      wechat: [],
      unionpay: [],
    },
  }),
  wechat_pay: outside('wechat_pay', {
    mark: WechatPayMark,
    forms: {
      desktop: ['qr'],
      phone: ['h5'],
      wechat: ['jsapi'],
      alipay: [],
      unionpay: [],
    },
  }),
  unionpay: outside('unionpay', {
    mark: UnionPayMark,
    forms: {
      desktop: ['qr', 'page'],
      phone: ['wap', 'page'],
      unionpay: ['wap', 'page'],
      wechat: ['wap', 'page'],
      alipay: ['wap', 'page'],
    },
  }),
}

/** The way to pay of a name, where this page knows it. */
export const methodOf = (channel: string): PayMethod | undefined =>
  Object.entries(methods).find(([name]) => name === channel)?.[1]
