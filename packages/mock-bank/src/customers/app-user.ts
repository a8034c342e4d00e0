import type { App } from '../apps/caller.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Customer } from './customer.ts'

/** A merchant's user, by app and the merchant's own id of them. */
export interface AppUser {
  app: App
  userId: string
}

/** Ties a merchant's user to the person they have proved to be. False where it is tied to someone else already. */
export const tieToCustomer = async (
  bank: Kernel,
  tx: Tx,
  { app, userId }: AppUser,
  customer: Customer,
  at: Date,
): Promise<boolean> => {
  const tie = { appId: app.id, userId, realmId: customer.realmId, customerId: customer.id }
  await tx`
    insert into app_users ${tx({ ...tie, at, recordedAt: bank.wall() })} on conflict do nothing`
  return (await customerIdOf(tx, { app, userId })) === customer.id
}

/** The customer a merchant's user is known to be. */
export const customerIdOf = async (
  on: Queryable,
  { app, userId }: AppUser,
): Promise<string | undefined> => {
  const [row] = await on<{ customerId: string }[]>`
    select customer_id from app_users where app_id = ${app.id} and user_id = ${userId}`
  return row?.customerId
}

/** The slot of the customer behind a merchant's user; nothing where they are nobody yet. */
export const slotOfUser = async (
  on: Queryable,
  { app, userId }: AppUser,
): Promise<Slot | undefined> => {
  const [row] = await on<{ slot: Slot }[]>`
    select c.slot from app_users u join customers c on c.id = u.customer_id
    where u.app_id = ${app.id} and u.user_id = ${userId}`
  return row?.slot
}
