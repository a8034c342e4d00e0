import { createPrivateKey, randomUUID } from 'node:crypto'

import { createPostman, type Postman } from '../postman.ts'
import type { Steering } from '../steering.ts'
import type { House } from './house.ts'
import type { WechatPayOptions } from './options.ts'
import { statusOf, type Order, type Refund } from './order.ts'
import { refundTold } from './refunds.ts'
import { sealed, signatureHeaders } from './signing.ts'
import { transactionOf } from './transactions.ts'
import { wireTime } from './wechat-time.ts'

const seconds = (...all: number[]) => all.map((each) => each * 1_000)

/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h: a day and four minutes. */
export const noticePausesMs = seconds(
  ...[15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800],
  ...[3_600, 10_800, 10_800, 10_800, 21_600, 21_600],
)

/** Tells merchants what has become of what they asked for. */
export interface Notices {
  paid(house: House, order: Order, how: Steering['notices']): Promise<void>
  refunded(house: House, refund: Refund, how: Steering['notices']): Promise<void>
  sendLate: Postman['sendLate']
}

export function createNotices(
  options: WechatPayOptions,
  { fetch, wall }: { fetch: typeof globalThis.fetch; wall: () => Date },
): Notices {
  const postman = createPostman({
    fetch,
    gapsMs: noticePausesMs,
    isTaken: (status) => status === 200 || status === 204,
  })
  const ours = {
    key: createPrivateKey(options.platformPrivateKey),
    serial: options.platformSerial,
  }

  function notice(house: House, url: string, mchId: string, told: Told) {
    const { now } = house
    const body = JSON.stringify({
      ...{ id: randomUUID(), create_time: wireTime(now()), resource_type: 'encrypt-resource' },
      ...{ event_type: told.event, summary: told.summary },
      resource: sealed(
        options.merchants[mchId]?.apiV3Key ?? '',
        JSON.stringify(told.content),
        told.kind,
      ),
    })
    // Signed anew each time it is sent: what was signed five minutes ago is believed by nobody.
    const headers = () => ({
      'content-type': 'application/json',
      ...signatureHeaders(ours, body, wall()),
    })
    return { url, headers, body }
  }

  return {
    paid: (house, order, how) =>
      postman.send(
        house.realm,
        how,
        notice(house, order.noticeUrl, order.mchId, {
          ...{ kind: 'transaction', event: 'TRANSACTION.SUCCESS', summary: '支付成功' },
          content: transactionOf(house, order),
        }),
      ),

    refunded: async (house, refund, how) => {
      const status = statusOf(refund)
      if (refund.noticeUrl === null || status === 'PROCESSING') return
      const told = {
        ...{ kind: 'refund', event: `REFUND.${status}`, summary: refundWords[status] },
        content: refundTold(house, refund),
      }
      await postman.send(house.realm, how, notice(house, refund.noticeUrl, refund.mchId, told))
    },

    sendLate: postman.sendLate,
  }
}

interface Told {
  kind: string
  event: string
  summary: string
  content: object
}

const refundWords = { SUCCESS: '退款成功', ABNORMAL: '退款异常' } as const
