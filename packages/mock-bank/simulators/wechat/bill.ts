import { findOrder, type House } from './house.ts'
import type { Order, Paid, Refund } from './order.ts'
import { billTime, dayOf } from './wechat-time.ts'

const columns = [
  ...['交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号'],
  ...['用户标识', '交易类型', '交易状态', '付款银行', '货币种类', '应结订单金额', '代金券金额'],
  ...['微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态'],
  ...['商品名称', '商户数据包', '手续费', '费率', '订单金额', '申请退款金额', '费率备注'],
] as const

const sums = [
  ...['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额'],
  ...['订单总金额', '申请退款总金额'],
] as const

type Column = (typeof columns)[number]

/** One line of a bill, amounts in fen. */
interface Line {
  at: Date
  cells: Partial<Record<Column, string>>
  paid: number
  returned: number
  fee: number
}

/**
 * A merchant's bill of a day in China: what was paid on it, and what was asked back on it, which stands there as it was
 * accepted and does not change later. Nothing comes back for a day without either.
 */
export function billOf(
  house: House,
  { mchId, feeRate }: { mchId: string; feeRate: number },
  day: string,
): string | undefined {
  const lines = [...payments(house, mchId, feeRate), ...givenBack(house, mchId, feeRate)]
    .filter(({ at }) => dayOf(at) === day)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  if (lines.length === 0) return undefined

  const rows = lines.map((line) => columns.map((column) => cellsOf(line, feeRate)[column] ?? ''))
  const text = [columns.join(','), ...rows.map(ticked), sums.join(','), ticked(totals(lines))]
  return `\uFEFF${text.join('\r\n')}\r\n`
}

/** A cell begins with a backtick, so that nobody's spreadsheet takes a long number for a figure. */
const ticked = (cells: string[]): string =>
  cells.map((cell) => `\`${cell.replaceAll(/[`\r\n]/g, ' ')}`).join(',')

const payments = ({ orders }: House, mchId: string, feeRate: number): Line[] =>
  orders.all().flatMap((order) => {
    if (order.mchId !== mchId || !order.paid) return []
    return {
      ...{ at: new Date(order.paid.at), paid: order.total, returned: 0 },
      fee: feeOf(order.total, feeRate),
      cells: { ...sharedCells(order, order.paid), 交易状态: 'SUCCESS' },
    }
  })

const givenBack = (house: House, mchId: string, feeRate: number): Line[] =>
  house.refunds.all().flatMap((refund) => {
    const order = findOrder(house, mchId, refund.orderNumber)
    if (refund.mchId !== mchId || !order?.paid) return []
    const fee = Math.floor((feeOf(order.total, feeRate) * refund.amount) / order.total)
    return {
      ...{ at: new Date(refund.createdAt), paid: 0, returned: refund.amount, fee: -fee },
      cells: { ...sharedCells(order, order.paid), ...refundCells(refund) },
    }
  })

const sharedCells = (order: Order, { transactionId, openId, bankType }: Paid): Line['cells'] => ({
  ...{ 公众账号ID: order.appId, 商户号: order.mchId, 特约商户号: '0', 微信订单号: transactionId },
  ...{ 商户订单号: order.number, 用户标识: openId, 交易类型: order.tradeType },
  ...{ 付款银行: bankType, 货币种类: 'CNY', 微信退款单号: '0', 商户退款单号: '0' },
  ...{ 商品名称: order.description, 商户数据包: order.attach },
})

const refundCells = ({ refundId, number, createdAt, endedAt }: Refund): Line['cells'] => ({
  ...{ 交易状态: 'REFUND', 微信退款单号: refundId, 商户退款单号: number, 退款类型: 'ORIGINAL' },
  退款状态: endedAt === createdAt ? 'SUCCESS' : 'PROCESSING',
})

const cellsOf = ({ at, cells, paid, returned, fee }: Line, feeRate: number): Line['cells'] => ({
  ...cells,
  ...{ 交易时间: billTime(at), 应结订单金额: yuan(paid), 代金券金额: yuan(0) },
  ...{ 退款金额: yuan(returned), 充值券退款金额: yuan(0), 手续费: yuan(fee, 5) },
  ...{ 费率: `${yuan(feeRate / 100)}%`, 订单金额: yuan(paid), 申请退款金额: yuan(returned) },
})

const totals = (lines: readonly Line[]): string[] => {
  const sum = (of: 'paid' | 'returned' | 'fee') =>
    lines.reduce((total, line) => total + line[of], 0)
  const [paid, returned] = [yuan(sum('paid')), yuan(sum('returned'))]
  return [String(lines.length), paid, returned, yuan(0), yuan(sum('fee'), 5), paid, returned]
}

const feeOf = (amount: number, feeRate: number): number =>
  Math.floor((amount * feeRate + 500_000) / 1_000_000)

/** Fen as yuan: `88.50`, and `0.53000` where a bill wants more places than there are fen. */
const yuan = (fen: number, places = 2): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
  return `${fen < 0 ? '-' : ''}${text.padEnd(text.length + places - 2, '0')}`
}
