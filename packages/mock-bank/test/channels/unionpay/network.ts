import type { Line } from '../../../src/cards/network/exchange.ts'
import { connectGateway } from '../../../src/channels/gateway/connect-gateway.ts'
import type {
  ChannelOrder,
  ChannelRefund,
  Connector,
  Notice,
} from '../../../src/channels/outside.ts'
import { connectUnionPay } from '../../../src/channels/unionpay/connect-unionpay.ts'
import { createSimulators } from '../../../simulators/index.ts'
import type { PayerName } from '../../../simulators/payers.ts'
import type { Steering } from '../../../simulators/steering.ts'
import { bankKeys, certId, merId, networkKeys } from '../../simulators/members.ts'

const simulatorsUrl = 'http://127.0.0.1:4010'
export const noticeUrl = 'http://localhost:4000/channels/unionpay/notices'
export const returnUrl = 'http://localhost:4000/pay/cos_1'
export const realmId = 'rlm_TEST'

/** The connectors of both channels on one simulated network, and whoever stands at its other doors. */
export const network = (change: Partial<Line> = {}) => {
  const told: { notice: Notice; body: string }[] = []
  let takes = true
  const outside = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: 'http://localhost:4000',
    slowMs: 250,
    fetch: async (input, init) => {
      const body = await new Request(input, init).text()
      told.push({
        body,
        notice: await unionpay.readNotice({ headers: new Headers(), body, at: new Date() }),
      })
      return new Response('ok', { status: takes ? 200 : 500 })
    },
  })
  const line: Line = {
    baseUrl: (realm) => `${simulatorsUrl}/${realm}`,
    ...{ merId, certId, timeoutMs: 1_000, fetch: outside.fetch },
    privateKey: bankKeys.privateKey,
    networkPublicKey: networkKeys.publicKey,
    ...change,
  }
  const unionpay = connectUnionPay(line)
  const gateway = connectGateway(line)

  const at = async (path: string, body?: object, method = 'POST') => {
    const headers = { 'content-type': 'application/json' }
    const request = body ? { method, headers, body: JSON.stringify(body) } : {}
    const answer = await outside.fetch(`${simulatorsUrl}${path}`, request)
    return (await answer.json()) as Record<string, unknown>
  }
  const here = (path: string, body?: object, method = 'POST') =>
    at(`/${realmId}/${path}`, body, method)
  /** A payer's browser posts the form, and lands on a page. What stands behind `#` tells it what to show. */
  const bring = async (connector: Connector, order: ChannelOrder) => {
    const opened = await connector.open(order)
    if (opened.outcome !== 'opened' || opened.action.type !== 'redirect')
      throw new Error(`Not a redirect: ${JSON.stringify(opened)}`)
    const { url, fields } = opened.action
    const body = new URLSearchParams(fields ?? {})
    const answer = await outside.fetch(url, { method: 'POST', body, redirect: 'manual' })
    const page = new URL(answer.headers.get('location') ?? '', simulatorsUrl)
    const shown = Object.fromEntries(new URLSearchParams(page.hash.slice(1)))
    return { status: answer.status, path: page.pathname, shown, code: shown['code'] ?? '' }
  }
  /** The phone finds whose a code is, and what is asked of the payer. */
  const scan = async (code: string) => {
    const { doors } = await at(`/api/scan?code=${encodeURIComponent(code)}`)
    const bill = await at(`${String(doors)}/bills?code=${encodeURIComponent(code)}`)
    return { doors: `${String(doors)}/bills/${String(bill['id'])}`, bill }
  }
  return {
    ...{ unionpay, gateway, outside, line, told, bring, at: here },
    refuseNotices: (refuse: boolean) => {
      takes = !refuse
    },
    scan,
    pay: async (code: string, payer: PayerName = 'ordinary') =>
      at(`${(await scan(code)).doors}/pay`, { payer }),
    decline: async (code: string) => at(`${(await scan(code)).doors}/decline`, {}),
    steer: (how: Partial<Steering>) => here('unionpay/steering', how, 'PUT'),
    sendLate: () => here('unionpay/notices/send', {}),
    returnPage: (path: unknown) => outside.fetch(String(path), { redirect: 'manual' }),
  }
}

let orders = 0

/** Something to pay, begun at ten on the first of June. */
export const newOrder = (change: Partial<ChannelOrder> = {}): ChannelOrder => ({
  realmId,
  number: `pay${String((orders += 1)).padStart(26, '0')}`,
  reference: null,
  product: 'page',
  amount: 88_50,
  description: '龙井茶 & 杯子 = 一套',
  createdAt: new Date('2026-06-01T02:00:00Z'),
  expiresAt: new Date('2026-06-01T02:15:00Z'),
  returnUrl,
  noticeUrl,
  choice: {},
  ...change,
})

export const refundOf = (
  order: ChannelOrder,
  change: Partial<ChannelRefund> = {},
): ChannelRefund => ({
  order,
  number: `rfd${String((orders += 1)).padStart(26, '0')}`,
  amount: order.amount,
  reason: null,
  createdAt: new Date('2026-06-01T02:05:00Z'),
  noticeUrl,
  ...change,
})
