import type { Tenant } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import type { Bank } from '../ledger/bank.ts'
import { type CardMovement, isProcessing } from './card-movement.ts'
import { finish, listMovements } from './movement-table.ts'

type Noun = CardMovement['noun']

/** One movement of a user of the caller's app. */
export const retrieveMovement = async (
  bank: Bank,
  { app }: Pick<Tenant, 'app'>,
  noun: Noun,
  userId: string,
  id: string,
): Promise<CardMovement> => {
  const [movement] = await listMovements(bank.sql, { appId: app.id, userId, noun, id, limit: 1 })
  if (!movement) throw new BankError('not_found')
  return caughtUp(bank, movement)
}

/** A user's movements, newest first; or the one with a reference. */
export const pageOfMovements = async <Item>(
  bank: Bank,
  { app }: Tenant,
  noun: Noun,
  userId: string,
  { limit = usualLimit, cursor, reference }: PageQuery & { reference?: string | undefined },
  present: (movement: CardMovement) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, places[noun])
  const query = { appId: app.id, userId, noun, reference, before, limit: limit + 1 }
  const movements = await listMovements(bank.sql, query)
  const current = await Promise.all(movements.map((movement) => caughtUp(bank, movement)))
  return pageOf(current, limit, ({ id }) => id, present)
}

const places = { top_up: /^tup_\w{26}$/, withdrawal: /^wdr_\w{26}$/ }

/**
 * The books are ahead of the row for a moment, and who was told of a success by an event never reads
 * that it isn't one.
 */
const caughtUp = async (bank: Bank, movement: CardMovement): Promise<CardMovement> => {
  if (!isProcessing(movement)) return movement
  const { id, slot } = movement
  const booked = await bank.ledger.movement(id, slot)
  if (!booked) return movement
  const end = { status: 'succeeded', failureCode: null, finishedAt: booked.at } as const
  return (await finish(bank.sql, id, 'processing', end)) ?? { ...movement, ...end }
}
