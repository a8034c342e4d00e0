import type { Merchant } from '../apps/caller.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { BankError } from '../kernel/errors.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import type { Refund } from './refund.ts'
import { listRefunds } from './refund-table.ts'

type Reading = Pick<Kernel, 'sql'>

/** One refund of the caller's app. */
export const retrieveRefund = async (
  { sql }: Reading,
  { app }: Pick<Merchant, 'app'>,
  id: string,
): Promise<Refund> => {
  const [refund] = await listRefunds(sql, { appId: app.id, id, limit: 1 })
  if (!refund) throw new BankError('not_found')
  return refund
}

/** The app's refunds, newest first; those of one payment, or the one with a reference. */
export const pageOfRefunds = async <Item>(
  { sql }: Reading,
  { app }: Merchant,
  {
    limit = usualLimit,
    cursor,
    ...which
  }: PageQuery & { paymentId?: string | undefined; reference?: string | undefined },
  present: (refund: Refund) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^rfd_\w{26}$/)
  const refunds = await listRefunds(sql, { appId: app.id, ...which, before, limit: limit + 1 })
  return pageOf(refunds, limit, ({ id }) => id, present)
}
