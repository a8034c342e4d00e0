import type { Channel, FeeReport, PayProduct } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { dayOf } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { daysOn, monthOf } from './working-days.ts'

interface Row {
  channel: Channel
  product: PayProduct | ''
  payments: number
  amount: number
  fees: number
  outside: number
}

/**
 * What the payments of some cleared days cost, and what was saved by those that came by the bank's own channels.
 *
 * @throws {BankError} `invalid_field`
 */
export const feeReport = async (
  bank: Pick<Kernel, 'sql' | 'wall'>,
  { realm, app }: Pick<Merchant, 'realm' | 'app'>,
  asked: { firstDay?: string | undefined; lastDay?: string | undefined },
): Promise<FeeReport> => {
  const { lastDay = dayOf(now(bank, realm)) } = asked
  const { firstDay = monthOf(lastDay) } = asked
  if (lastDay < firstDay) throw invalidField('query.lastDay', 'Expected a day not before firstDay.')
  if (lastDay > daysOn(firstDay, 366))
    throw invalidField('query.lastDay', 'Expected at most 366 days.')
  const rows = await bank.sql<Row[]>`
    select channel, product, sum(payment_count)::bigint as payments,
      sum(payment_amount)::bigint as amount, sum(fees - fees_returned)::bigint as fees,
      sum(outside_fees - outside_fees_returned)::bigint as outside
    from clearing_sums where app_id = ${app.id} and day >= ${firstDay} and day <= ${lastDay}
    group by channel, product order by channel, product`
  const channels = rows.map(({ channel, product, payments, amount, fees, outside }) => ({
    ...{ channel, product: product === '' ? null : product },
    ...{ payments, amount, fees, saved: outside - fees },
  }))
  const total = (of: 'payments' | 'amount' | 'fees' | 'saved') =>
    channels.reduce((sum, each) => sum + each[of], 0)
  return {
    ...{ firstDay, lastDay, payments: total('payments'), amount: total('amount') },
    ...{ fees: total('fees'), saved: total('saved'), channels },
  }
}
