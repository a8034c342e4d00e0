import type { Tenant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import type { Bank } from '../ledger/bank.ts'
import type { Transfer } from './transfer.ts'
import { endTransfer, listTransfers } from './transfer-table.ts'

/** One transfer that a user of the caller's app made. */
export const retrieveTransfer = async (
  bank: Bank,
  { app }: Pick<Tenant, 'app'>,
  userId: string,
  id: string,
): Promise<Transfer> => {
  const [transfer] = await listTransfers(bank.sql, { appId: app.id, userId, id, limit: 1 })
  if (!transfer) throw new BankError('not_found')
  return caughtUp(bank, transfer)
}

/** Those a user made, newest first; or the one with a reference. */
export const pageOfTransfers = async <Item>(
  bank: Bank,
  { app }: Pick<Tenant, 'app'>,
  userId: string,
  { limit = usualLimit, cursor, reference }: PageQuery & { reference?: string | undefined },
  present: (transfer: Transfer) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^trf_\w{26}$/)
  const query = { appId: app.id, userId, reference, before, limit: limit + 1 }
  const transfers = await listTransfers(bank.sql, query)
  const current = await Promise.all(transfers.map((transfer) => caughtUp(bank, transfer)))
  return pageOf(current, limit, ({ id }) => id, present)
}

/**
 * The books are ahead of the row for a moment, and who was told of a success by an event never reads
 * that it isn't one.
 */
const caughtUp = async (bank: Bank, transfer: Transfer): Promise<Transfer> => {
  if (transfer.status !== 'processing') return transfer
  const { id, slot } = transfer
  const booked = await bank.ledger.movement(id, slot)
  if (!booked) return transfer
  const end = { status: 'succeeded', failureCode: null, finishedAt: booked.at } as const
  return (await endTransfer(bank.sql, id, 'processing', end)) ?? { ...transfer, ...end }
}
