import type { PayProduct } from '@qiantang/sdk/contract'
import { useText, type PayMessages } from '../locales/use-text.ts'
import type { OfferedMethod, PayMethod } from './pay-method.ts'

type OutsideName = 'alipay' | 'wechat_pay' | 'unionpay'

/** What a payer does with each form of a way to pay. */
const doings = {
  page: 'site',
  wap: 'app',
  h5: 'app',
  app: 'app',
  jsapi: 'here',
  qr: 'scan',
  code: 'scan',
} as const satisfies Record<PayProduct, string>

/** A way to pay in an app of somebody else: by a code, on its site, or in the app itself. */
export const outside = (
  channel: OutsideName,
  { mark, forms }: Required<Pick<PayMethod, 'mark' | 'forms'>>,
): PayMethod => ({
  mark,
  name: (t) => t(`method.${channel}`),
  forms,
  Detail: ({ product }: { method: OfferedMethod; product: PayProduct | undefined }) =>
    useText()(detailOf(channel, product)),
})

const detailOf = (channel: OutsideName, product: PayProduct = 'qr') =>
  `method.${channel}.${doings[product]}` satisfies keyof PayMessages
