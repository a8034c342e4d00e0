import { randomUUID } from 'node:crypto'

import { connectAlipay } from '../../../src/channels/alipay/index.ts'
import type { ChannelOrder, IncomingNotice } from '../../../src/channels/outside.ts'
import { createSimulators } from '../../../simulators/index.ts'
import type { Steering } from '../../../simulators/steering.ts'
import type { Bill, PayResult } from '../../../simulators/bill.ts'
import { bankChannels, outsideChannels } from '../../simulators/channel-members.ts'
import { bankKeys, merId, networkKeys } from '../../simulators/members.ts'

const outsideUrl = 'http://127.0.0.1:4010'

/** The bank's connector beside the simulated Alipay, in a realm of its own, without a port between them. */
export function alipayWorld({
  fetch = passOn,
}: { fetch?: (through: typeof globalThis.fetch) => typeof globalThis.fetch } = {}) {
  const realmId = `rlm_${randomUUID()}`
  const notices: IncomingNotice[] = []
  let taken: string | null = 'success'
  let now = new Date('2026-06-01T02:00:00Z')

  const outside = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: 'http://127.0.0.1:9',
    channels: outsideChannels,
    slowMs: 250,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      notices.push({ headers: request.headers, body: await request.text(), at: now })
      return new Response(taken, { status: taken === null ? 503 : 200 })
    },
  })
  const alipay = connectAlipay({
    ...bankChannels.alipay,
    baseUrl: (realm) => `${outsideUrl}/${realm}/alipay`,
    fetch: fetch(outside.fetch),
    now: async () => now,
  })

  const ask = async (method: string, path: string, body?: object) => {
    const answer = await outside.fetch(`${outsideUrl}/${realmId}/alipay${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }

  return {
    alipay,
    outside,
    realmId,
    /** What came to the bank's door. */
    notices,
    /** Lets the bank's door answer a notice with this text, or not at all. */
    answerNotices: (text: string | null) => {
      taken = text
    },
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    order: (changes: Partial<ChannelOrder> = {}): ChannelOrder => ({
      realmId,
      number: `pay${randomUUID().replaceAll('-', '').slice(0, 26).toUpperCase()}`,
      reference: null,
      product: 'qr',
      amount: 88_50,
      description: '明前龙井 = 茶 & "sign"} 礼盒',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 30 * 60_000),
      returnUrl: 'https://shop.example/paid?order=1',
      noticeUrl: 'http://localhost:4000/channels/alipay/notices',
      choice: {},
      ...changes,
    }),
    steer: (steering: Partial<Steering>) => ask('PUT', '/steering', steering),
    sendLate: () => ask('POST', '/notices/send'),
    /** The payer's app opens the bill behind a code. */
    scan: async (code: string): Promise<Bill> => {
      const { status, body } = await ask('GET', `/app/bills?${new URLSearchParams({ code })}`)
      if (status !== 200) throw new Error(`The app finds no bill: ${status}.`)
      return body as Bill
    },
    pay: async ({ id }: Bill, payer = 'ordinary') =>
      (await ask('POST', `/app/bills/${id}/pay`, { payer })).body as PayResult,
    decline: async ({ id }: Bill) => (await ask('POST', `/app/bills/${id}/decline`)).body as Bill,
  }
}

const passOn = (through: typeof globalThis.fetch) => through

export type AlipayWorld = ReturnType<typeof alipayWorld>

/** Opens an order by code; answers with the code. */
export const openByCode = async ({ alipay }: AlipayWorld, order: ChannelOrder): Promise<string> => {
  const opened = await alipay.open(order)
  if (opened.outcome !== 'opened' || opened.action.type !== 'show_qr')
    throw new Error(`No code: ${JSON.stringify(opened)}`)
  return opened.action.code
}

/** An order that was paid by a payer who scanned its code. */
export const paidOrder = async (
  world: AlipayWorld,
  changes: Partial<ChannelOrder> = {},
): Promise<ChannelOrder> => {
  const order = world.order(changes)
  await world.pay(await world.scan(await openByCode(world, order)))
  return order
}
