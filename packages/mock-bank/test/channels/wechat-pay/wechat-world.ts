import { Hono } from 'hono'

import type { ChannelOrder, ChannelRefund, IncomingNotice } from '../../../src/channels/outside.ts'
import {
  connectWechatPay,
  type WechatPayConnection,
} from '../../../src/channels/wechat-pay/index.ts'
import type { PayerName } from '../../../simulators/payers.ts'
import type { Steering } from '../../../simulators/steering.ts'
import { createWechatPay } from '../../../simulators/wechat/create-wechat-pay.ts'
import { bankKeys, networkKeys } from '../../simulators/members.ts'

export const realm = 'rlm_TEST'
export const mchId = '1900000001'
export const appId = 'wx1234567890abcdef'
export const serialNo = '3775B6A45ACD588826D15E583A95F5DD00000001'
export const platformSerial = '5157F09EFDC096DE15EBE81A47057A7200000001'
export const apiV3Key = '0123456789abcdef0123456789abcdef'
export const appSecret = 'app-secret-of-the-bank'
export const noticeUrl = 'http://bank.test/channels/wechat_pay/notices'

interface WorldOptions {
  connection?: Partial<WechatPayConnection>
  journalDir?: string
  wall?: () => Date
  /** The time in the realm. */
  now?: () => Date
  /** What stands between the bank and WeChat Pay. */
  between?: (answer: Response) => Promise<Response> | Response
}

/** WeChat Pay in one realm, a door at which its notices arrive, and the bank's line to it, without a port between them. */
export function wechatWorld({ connection, journalDir, wall, now, between }: WorldOptions = {}) {
  const notices: IncomingNotice[] = []
  let taken = 204
  const simulated = createWechatPay(
    {
      platformPrivateKey: networkKeys.privatePem,
      platformSerial,
      merchants: {
        [mchId]: {
          ...{ name: '钱塘银行', appIds: [appId], appSecret, serialNo, apiV3Key },
          publicKey: bankKeys.publicPem,
        },
      },
    },
    {
      fetch: async (_url, init) => {
        const { headers, body } = init ?? {}
        // The postman sends text.
        notices.push({ headers: new Headers(headers), body: body as string, at: new Date() })
        return new Response(null, { status: taken })
      },
      journalDir,
      slowMs: 250,
      ...(wall && { wall }),
    },
  )
  const outside = new Hono().route('/:realm/wechat', simulated)
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await outside.fetch(new Request(input, init))
    return between ? between(answer) : answer
  }
  const connector = connectWechatPay({
    baseUrl: (realmId) => `http://wechat.test/${realmId}/wechat`,
    ...{ mchId, appId, serialNo, apiV3Key, privateKey: bankKeys.privateKey },
    platformKeys: new Map([[platformSerial, networkKeys.publicKey]]),
    fetch,
    now: async () => now?.() ?? createdAt,
    wall: wall ?? (() => new Date()),
    timeoutMs: 1_000,
    ...connection,
  })

  const call = async (path: string, content?: object, method = content ? 'POST' : 'GET') => {
    const request = { method, ...(content && { body: JSON.stringify(content) }) }
    const answer = await fetch(`http://wechat.test/${realm}/wechat${path}`, request)
    return (await answer.json()) as Record<string, unknown>
  }
  const billOf = async (code: string) =>
    (await call(`/app/bills?code=${encodeURIComponent(code)}`)) as unknown as {
      id: string
      state: string
      returnUrl: string | null
    }

  return {
    outside,
    fetch,
    connector,
    notices,
    /** How the bank's door answers notices from now on. */
    answerNotices: (status: number) => {
      taken = status
    },
    steer: (steering: Partial<Steering>) => call('/steering', steering, 'PUT'),
    sendLate: () => call('/notices/send', {}),
    billOf,
    /** Somebody scans a code, or whatever else leads to a bill, and agrees to pay. */
    pay: async (code: string, payer: PayerName = 'ordinary') => {
      const { id } = await billOf(code)
      return call(`/app/bills/${id}/pay`, { payer })
    },
    decline: async (code: string) => call(`/app/bills/${(await billOf(code)).id}/decline`, {}),
    /** Opens a payment by a code and answers the code. */
    opened: async (order: ChannelOrder) => {
      const opened = await connector.open(order)
      if (opened.outcome !== 'opened' || opened.action.type !== 'show_qr')
        throw new Error(`Not opened: ${JSON.stringify(opened)}`)
      return opened.action.code
    },
  }
}

/** What a realm's clock shows, far from the real one. */
const createdAt = new Date('2026-06-01T02:00:00Z')

let numbers = 0
const newNumber = (noun: string) => `${noun}${String((numbers += 1)).padStart(26, '0')}`

/** A payment of 88.50 yuan by a code, a quarter of an hour from now. */
export const newOrder = (changed: Partial<ChannelOrder> = {}): ChannelOrder => ({
  realmId: realm,
  number: newNumber('pay'),
  reference: null,
  product: 'qr',
  amount: 88_50,
  description: '西湖龙井 250 克',
  createdAt,
  expiresAt: new Date('2026-06-01T02:15:00Z'),
  returnUrl: 'http://bank.test/pay/back?a=1',
  noticeUrl,
  choice: {},
  ...changed,
})

export const newRefund = (
  order: ChannelOrder,
  changed: Partial<ChannelRefund> = {},
): ChannelRefund => ({
  order,
  number: newNumber('rfd'),
  amount: order.amount,
  reason: '不想要了',
  createdAt: new Date('2026-06-01T03:00:00Z'),
  noticeUrl,
  ...changed,
})
