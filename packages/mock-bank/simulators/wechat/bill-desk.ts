import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'

import type { Asked, Desk } from './asked.ts'
import { billOf } from './bill.ts'
import { done, refuse, wrong, type Reply } from './refusals.ts'
import { dayOf, startOf } from './wechat-time.ts'

const usualFeeRate = 6_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A bill can be had from ten o'clock on the next day, for three months. */
const readyMs = dayMs + 10 * hourMs
const keptMs = 92 * dayMs
/** The address of a bill is good for so long, by the real time. */
const addressLivesMs = 30_000

/** The two desks for bills: the first says where one is and what its hash is, the second hands it out. */
export function billDesks(wall: () => Date): { find: Desk; download: Desk } {
  const waiting = new Map<string, { file: Uint8Array<ArrayBuffer>; until: number }>()

  const find = ({ house, caller, url }: Asked): Reply => {
    const day = url.searchParams.get('bill_date') ?? ''
    const refusal = refusalOf(house.now(), day, url.searchParams)
    if (refusal) return refusal

    const { mchId, feeRate = usualFeeRate } = caller
    const bill = billOf(house, { mchId, feeRate }, day)
    if (bill === undefined) return refuse('NO_STATEMENT_EXIST')
    const plain = new Uint8Array(Buffer.from(bill))
    const isZipped = url.searchParams.get('tar_type') === 'GZIP'
    const token = randomBytes(24).toString('hex')
    const file = isZipped ? new Uint8Array(gzipSync(plain)) : plain
    waiting.set(token, { file, until: wall().getTime() + addressLivesMs })
    return done({
      ...{ hash_type: 'SHA1', hash_value: createHash('sha1').update(plain).digest('hex') },
      download_url: `${url.origin}${url.pathname.replace('/bill/tradebill', '/billdownload/file')}?token=${token}`,
    })
  }

  const download = ({ url }: Asked): Reply => {
    const now = wall().getTime()
    for (const [token, { until }] of waiting) if (until <= now) waiting.delete(token)
    const found = waiting.get(url.searchParams.get('token') ?? '')
    return found ? { file: found.file } : refuse('RESOURCE_NOT_EXISTS', '下载地址已失效')
  }

  return { find, download }
}

function refusalOf(now: Date, day: string, query: URLSearchParams): Reply | undefined {
  const start = startOf(day)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(start.getTime())
  if (!isDay || dayOf(start) !== day) return wrong('bill_date', '账单日期格式有误', day)
  if ((query.get('bill_type') ?? 'ALL') !== 'ALL')
    return wrong('bill_type', '账单类型有误', query.get('bill_type'))
  const age = now.getTime() - start.getTime()
  if (age < dayMs) return refuse('INVALID_REQUEST', '账单日期不得为当日或之后')
  if (age < readyMs) return refuse('STATEMENT_CREATING')
  return age > keptMs ? refuse('NO_STATEMENT_EXIST') : undefined
}
