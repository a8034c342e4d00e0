import type { Sale } from './sale.ts'

interface Sum {
  count: number
  /** Fen. */
  amount: number
}

/** What a till has taken and given back in a day. */
export interface Takings {
  day: number
  sales: Sum
  refunds: Sum
  /** Fen; below nothing where more was given back than taken. */
  net: number
}

export function takingsOf(sales: Iterable<Sale>, day: number): Takings {
  const all = [...sales]
  const taken = all.filter((sale) => sale.status === 'paid' && sale.day === day)
  const back = all
    .flatMap(({ refunds }) => refunds)
    .filter((refund) => refund.status !== 'failed' && refund.day === day)
  const [sold, refunds] = [sumOf(taken), sumOf(back)]
  return { day, sales: sold, refunds, net: sold.amount - refunds.amount }
}

const sumOf = (entries: readonly { amount: number }[]): Sum => ({
  count: entries.length,
  amount: entries.reduce((sum, { amount }) => sum + amount, 0),
})
