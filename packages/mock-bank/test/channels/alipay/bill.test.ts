import { inflateRawSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { exchange } from '../../../src/channels/alipay/exchange.ts'
import { bankChannels } from '../../simulators/channel-members.ts'
import { alipayWorld, type AlipayWorld, paidOrder } from './alipay-world.ts'

/** The files of a ZIP, found by its directory at the end; names and texts in GBK. */
function unzip(bytes: Buffer): Map<string, string> {
  const gbk = new TextDecoder('gbk', { fatal: true })
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const local = bytes.readUInt32LE(at + 42)
    const name = gbk.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    files.set(name, gbk.decode(inflateRawSync(bytes.subarray(from, from + packed))))
    at += 46 + nameLength
  }
  return files
}

const ask = ({ outside, realmId }: AlipayWorld, day: string, now: Date) =>
  exchange(
    {
      ...bankChannels.alipay,
      baseUrl: (realm) => `http://127.0.0.1:4010/${realm}/alipay`,
      ...{ fetch: outside.fetch, now: async () => now, timeoutMs: 1_000 },
    },
    {
      realmId,
      method: 'alipay.data.dataservice.bill.downloadurl.query',
      content: { bill_type: 'trade', bill_date: day },
    },
  )

const nextDay = new Date('2026-06-02T02:00:00Z')

test('the bill of a day has every payment and every refund, in GBK and to the fen', async () => {
  const w = alipayWorld()
  const order = await paidOrder(w, { description: '龙井, "明前"' })
  await w.alipay.refund({
    ...{ order, number: 'ref1', amount: 30_00, reason: null },
    ...{ createdAt: order.createdAt, noticeUrl: order.noticeUrl },
  })
  await paidOrder(w, { amount: 1, description: '茶 🍵' })

  const answer = await ask(w, '2026-06-01', nextDay)
  const file = await w.outside.fetch(String(answer?.['bill_download_url']))
  expect(file.headers.get('content-type')).toBe('application/zip')
  const files = unzip(Buffer.from(await file.arrayBuffer()))
  const { sellerId } = bankChannels.alipay
  const name = `${sellerId}0156_20260601_业务明细`
  expect([...files.keys()]).toEqual([`${name}.csv`, `${name}(汇总).csv`])

  const lines = files.get(`${name}.csv`)?.trimEnd().split('\r\n') ?? []
  expect(lines.slice(0, 3)).toEqual([
    '#支付宝业务明细查询',
    `#账号：[${sellerId}0156]`,
    '#起始日期：[2026年06月01日 00:00:00]   终止日期：[2026年06月02日 00:00:00]',
  ])
  expect(lines[4]?.split(',')).toHaveLength(25)
  const rows = lines.filter((line) => /,(交易|退款),/.test(line))
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain(`,${order.number}\t,交易,"龙井, ""明前""\t",`)
  expect(rows[0]).toContain(',88.50,88.50,')
  expect(rows[0]).toContain(',-0.53,0.00,\t')
  const refund = rows.find((row) => row.includes(',退款,'))
  expect(refund).toContain(',-30.00,-30.00,')
  expect(refund).toContain(',ref1\t,0.00,')
  expect(rows.join()).toContain('茶 ?\t')
  expect(lines.at(-3)).toBe('#交易合计：2笔，商家实收共88.51元，商家优惠共0.00元')
  expect(lines.at(-2)).toBe('#退款合计：1笔，商家实收退款共-30.00元，商家优惠退款共0.00元')
  expect(files.get(`${name}(汇总).csv`)).toContain('合计,,2,1,58.51,58.51,')
})

test('there is no bill before the day is over, of a day without trade, or at a made-up address', async () => {
  const w = alipayWorld()
  await paidOrder(w)
  const none = { code: '40004', sub_code: 'isp.bill_not_exist' }
  expect(await ask(w, '2026-06-01', new Date('2026-06-01T15:00:00Z'))).toMatchObject(none)
  expect(await ask(w, '2026-05-31', nextDay)).toMatchObject(none)
  expect(await ask(w, '2026-06-01', nextDay)).toMatchObject({ code: '10000' })
  const address = `http://127.0.0.1:4010/${w.realmId}/alipay/bills/${'0'.repeat(32)}.zip`
  expect((await w.outside.fetch(address)).status).toBe(404)
})
