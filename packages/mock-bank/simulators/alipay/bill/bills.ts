import { randomBytes } from 'node:crypto'

import type { House } from '../house.ts'
import type { Request } from '../offer.ts'
import { no, type Node, yes } from '../refusals.ts'
import { timeText } from '../time.ts'
import { entriesOf } from './entries.ts'
import { writeBill } from './write-bill.ts'

const LIVES_MS = 30_000

/** Hands out addresses of bills, each good for half a minute. */
export function createBills() {
  const files = new Map<string, { file: Buffer; until: number }>()

  return {
    /** `alipay.data.dataservice.bill.downloadurl.query`: the day's bill is there once the day is over. */
    ask(house: House, { appId, content }: Request, door: string): Node {
      const { bill_type: type, bill_date: day } = content
      if (!type || !day) return no('isv.missing-parameter')
      const now = house.clock.now()
      const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
      if (type !== 'trade' || !isDay) return no('isv.invalid-parameter')
      const entries = entriesOf(house, appId, day)
      if (day >= timeText(now).slice(0, 10) || entries.length === 0) return no('isp.bill_not_exist')

      const token = randomBytes(16).toString('hex')
      const sellerId = house.members[appId]?.sellerId ?? ''
      const file = writeBill({ sellerId, day, entries, exportedAt: now })
      files.set(token, { file, until: Date.now() + LIVES_MS })
      return yes({ bill_download_url: `${door}bills/${token}.zip` })
    },

    /** The file at an address that is still good. */
    read(token: string): Buffer | undefined {
      for (const [old, { until }] of files) if (until < Date.now()) files.delete(old)
      return files.get(token)?.file
    },
  }
}
