import type { NextAction, PayProduct } from '@qiantang/sdk/contract'
import { z } from 'zod'

import { toTimestamp } from '../../kernel/time.ts'
import type { ChannelOrder } from '../outside.ts'
import { newNonce, secondsOf, signedLines, type Merchant } from './authorization.ts'

/** One form of WeChat Pay: where it is opened, what it asks beside what all ask, and what the payer does then. */
export interface Product {
  path: string
  /** What this form sends on top; undefined where the payer did not bring what it needs. */
  asks: (order: ChannelOrder) => object | undefined
  /** What the payer has to do, by what was answered; undefined where the answer lacks it. */
  action: (answer: unknown, order: ChannelOrder, ours: Ours) => Promise<NextAction | undefined>
}

/** Who opens it, and when, for what the payer's app is given to check. */
export interface Ours extends Merchant {
  appId: string
  at: Date
}

const CodeUrl = z.object({ code_url: z.string().min(1) })
const H5Url = z.object({ h5_url: z.url({ protocol: /^https?$/ }) })
const PrepayId = z.object({ prepay_id: z.string().min(1) })

// WeChat Pay insists on one, also where the payer is in this process, or gone since.
const HERE = '127.0.0.1'

const codeLivesMs = 2 * 3_600_000

/** Native: the payer scans a code with the app. */
const native: Product = {
  path: '/v3/pay/transactions/native',
  asks: () => ({}),
  action: async (answer, { createdAt, expiresAt }) => {
    const { data } = CodeUrl.safeParse(answer)
    if (!data) return undefined
    const dead = Math.min(expiresAt.getTime(), createdAt.getTime() + codeLivesMs)
    return { type: 'show_qr', code: data.code_url, expiresAt: toTimestamp(new Date(dead)) }
  },
}

/** H5: a phone's browser goes to a page of WeChat's, which opens the app. */
const h5: Product = {
  path: '/v3/pay/transactions/h5',
  asks: ({ payerAddress = HERE }) => ({
    scene_info: { payer_client_ip: payerAddress, h5_info: { type: 'Wap' } },
  }),
  action: async (answer, { returnUrl }) => {
    const { data } = H5Url.safeParse(answer)
    if (!data) return undefined
    const url = new URL(data.h5_url)
    url.searchParams.set('redirect_url', returnUrl)
    return { type: 'redirect', url: url.href, fields: null }
  },
}

/** JSAPI: the page is open inside WeChat, which shows the bill over it. */
const jsapi: Product = {
  path: '/v3/pay/transactions/jsapi',
  asks: ({ choice }) =>
    choice.openId === undefined ? undefined : { payer: { openid: choice.openId } },
  action: async (answer, _order, { appId, at, privateKey }) => {
    const { data } = PrepayId.safeParse(answer)
    if (!data) return undefined
    const [timeStamp, nonceStr] = [secondsOf(at), newNonce()]
    const prepay = `prepay_id=${data.prepay_id}`
    const paySign = await signedLines(privateKey, appId, timeStamp, nonceStr, prepay)
    return handOver({ appId, timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign })
  },
}

/** APP: a merchant's own app passes the bill to WeChat's. */
const app: Product = {
  path: '/v3/pay/transactions/app',
  asks: () => ({}),
  action: async (answer, _order, { appId, mchId, at, privateKey }) => {
    const { data } = PrepayId.safeParse(answer)
    if (!data) return undefined
    const [timestamp, noncestr, prepayid] = [secondsOf(at), newNonce(), data.prepay_id]
    const sign = await signedLines(privateKey, appId, timestamp, noncestr, prepayid)
    const bill = { appid: appId, partnerid: mchId, prepayid, package: 'Sign=WXPay' }
    return handOver({ ...bill, noncestr, timestamp, sign })
  },
}

const handOver = (parameters: Record<string, string>): NextAction => ({
  type: 'open_app',
  url: null,
  handoff: JSON.stringify(parameters),
})

export const products: Partial<Record<PayProduct, Product>> = { qr: native, h5, jsapi, app }
