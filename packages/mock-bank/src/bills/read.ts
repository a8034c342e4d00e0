import type { Merchant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { type Clearing, listClearings } from '../settlement/index.ts'

type Reading = Pick<Kernel, 'sql'>

/** @throws {BankError} `not_found` */
export const retrieveBill = async (
  { sql }: Reading,
  { app }: Pick<Merchant, 'app'>,
  id: string,
): Promise<Clearing> => {
  const [bill] = await listClearings(sql, app.id, { id, limit: 1 })
  if (!bill) throw new BankError('not_found')
  return bill
}

/** The app's bills, newest day first; or that of one day. */
export const pageOfBills = async <Item>(
  { sql }: Reading,
  { app }: Pick<Merchant, 'app'>,
  { limit = usualLimit, cursor, day }: PageQuery & { day?: string | undefined },
  present: (bill: Clearing) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^\d{4}-\d\d-\d\d$/)
  const bills = await listClearings(sql, app.id, { day, before, limit: limit + 1 })
  return pageOf(bills, limit, (bill) => bill.day, present)
}
