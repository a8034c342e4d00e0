import type { Channel } from '@qiantang/sdk/contract'
import {
  AlipayMark,
  CardMark,
  GatewayMark,
  UnionPayMark,
  WechatPayMark,
} from '../../design/marks/pay-marks.tsx'
import { useText, type PayMessages } from '../locales/use-text.ts'
import { bankBalance } from './bank-balance.tsx'
import type { OfferedMethod, PayMethod } from './pay-method.ts'

/** A way to pay with a name and a line of text. */
const plain = (
  mark: PayMethod['mark'],
  name:
    | 'method.quick_pay'
    | 'method.gateway'
    | 'method.alipay'
    | 'method.wechat_pay'
    | 'method.unionpay',
  detail: Extract<keyof PayMessages, `method.${string}Detail`>,
): PayMethod => ({
  mark,
  name: (t) => t(name),
  Detail: () => useText()(detail),
})

/** The ways to pay this page can show. What the bank offers beyond them is left out, never guessed. */
export const methods: Record<Channel, PayMethod> = {
  bank_balance: bankBalance,
  quick_pay: plain(CardMark, 'method.quick_pay', 'method.quickPayDetail'),
  gateway: plain(GatewayMark, 'method.gateway', 'method.gatewayDetail'),
  alipay: plain(AlipayMark, 'method.alipay', 'method.alipayDetail'),
  wechat_pay: plain(WechatPayMark, 'method.wechat_pay', 'method.wechatDetail'),
  unionpay: plain(UnionPayMark, 'method.unionpay', 'method.unionpayDetail'),
}

export interface KnownMethod extends OfferedMethod {
  channel: Channel
}

const isKnown = (method: OfferedMethod): method is KnownMethod => method.channel in methods

/** Ready ones first, then the cheaper; otherwise as the bank lists them. */
export const inOrder = (offered: readonly OfferedMethod[]): KnownMethod[] =>
  offered
    .filter(isKnown)
    .toSorted((a, b) => Number(b.available) - Number(a.available) || a.payerFee - b.payerFee)

/** The payer's choice while it stands, or else the first way that is ready. */
export function chosenMethod(
  offered: readonly OfferedMethod[],
  byHand: Channel | undefined,
): KnownMethod | undefined {
  const ready = inOrder(offered).filter(({ available }) => available)
  return ready.find(({ channel }) => channel === byHand) ?? ready[0]
}
