import { timeText } from '../time.ts'
import { yuanOf } from '../yuan.ts'
import type { Entry } from './entries.ts'
import { toGbk } from './gbk.ts'
import { zip } from './zip.ts'

interface Bill {
  /** The merchant's number as a seller. */
  sellerId: string
  /** `2026-06-05` */
  day: string
  entries: readonly Entry[]
  exportedAt: Date
}

const columns =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

const summaryColumns =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

/** The bill of a day as it is downloaded: a ZIP of the details and their sums, both CSV in GBK. */
export function writeBill(bill: Bill): Buffer {
  const name = `${bill.sellerId}0156_${bill.day.replaceAll('-', '')}_业务明细`
  return zip([
    { name: toGbk(`${name}.csv`), content: toGbk(details(bill)) },
    { name: toGbk(`${name}(汇总).csv`), content: toGbk(summary(bill)) },
  ])
}

const details = ({ sellerId, day, entries, exportedAt }: Bill): string =>
  lines(
    '#支付宝业务明细查询',
    `#账号：[${sellerId}0156]`,
    period(day),
    '#-----------------------------------------业务明细列表----------------------------------------',
    columns,
    ...entries.map(rowOf),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${entries.filter(isPayment).length}笔，商家实收共${sum(entries.filter(isPayment))}元，商家优惠共0.00元`,
    `#退款合计：${entries.filter(isRefund).length}笔，商家实收退款共${sum(entries.filter(isRefund))}元，商家优惠退款共0.00元`,
    `#导出时间：[${asMoment(timeText(exportedAt))}]`,
  )

const summary = ({ sellerId, day, entries, exportedAt }: Bill): string => {
  const fees = entries.reduce((total, { fee }) => total + fee, 0)
  const received = entries.reduce((total, { amount }) => total + amount, 0)
  return lines(
    '#支付宝业务汇总查询',
    `#账号：[${sellerId}0156]`,
    period(day),
    '#-----------------------------------------业务汇总列表----------------------------------------',
    summaryColumns,
    [
      ...['合计', '', entries.filter(isPayment).length, entries.filter(isRefund).length],
      ...[yuanOf(received), yuanOf(received), '0.00', '0.00', '0.00'],
      ...[yuanOf(fees), '0.00', yuanOf(received + fees)],
    ].join(','),
    '#-----------------------------------------业务汇总列表结束------------------------------------',
    `#导出时间：[${asMoment(timeText(exportedAt))}]`,
  )
}

const isPayment = ({ kind }: Entry) => kind === '交易'
const isRefund = ({ kind }: Entry) => kind === '退款'

const sum = (entries: readonly Entry[]): string =>
  yuanOf(entries.reduce((total, { amount }) => total + amount, 0))

const rowOf = ({ kind, trade, at, counterparty, amount, fee, refundNumber }: Entry): string =>
  [
    ...[text(trade.tradeNo ?? ''), text(trade.number), kind, text(trade.subject)],
    ...[timeText(trade.createdAt), timeText(at), text(''), text(''), text(''), text('')],
    ...[text(counterparty), yuanOf(amount), yuanOf(amount), '0.00', '0.00', '0.00', '0.00'],
    ...['0.00', text(''), '0.00', '0.00', text(refundNumber), yuanOf(fee), '0.00', text('')],
  ].join(',')

/** A cell of text ends with a tab, so that no spreadsheet takes it for a number; quotes stand around what has a comma or quote. */
const text = (value: string): string => {
  const cell = `${value}\t`
  return /[",\n]/.test(value) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const period = (day: string): string =>
  `#起始日期：[${asMoment(`${day} 00:00:00`)}]   终止日期：[${asMoment(`${nextDay(day)} 00:00:00`)}]`

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** `2026年06月05日 00:00:00` */
const asMoment = (moment: string): string => moment.replace(/^(\d+)-(\d+)-(\d+) /, '$1年$2月$3日 ')

const lines = (...all: string[]): string => all.map((line) => `${line}\r\n`).join('')
