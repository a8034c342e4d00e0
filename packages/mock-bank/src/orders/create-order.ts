import type { CreateOrder, IdPrefix } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import { now } from '../realms/realm.ts'
import type { OrderBank } from './bank.ts'
import { noClaim, type Order } from './order.ts'
import { insertOrder, orderByReference } from './order-table.ts'

/** The job that expires an order when its time is up: `src/jobs` runs `expireOrder`. */
export const orderExpiryJob = 'order.expiry'

const usualLifeSeconds = 900

/** Asks to be paid. The same reference with the same content finds the order that was made before. */
export const createOrder = async (
  bank: OrderBank,
  caller: Merchant,
  input: CreateOrder,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<{ order: Order; existed: boolean }> => {
  mustAddUp(input)
  return bank.sql.begin((tx) => findOrMakeOrder(bank, tx, caller, input, newId))
}

/** The same inside the caller's transaction, for whoever does more with the order at once. */
export const findOrMakeOrder = async (
  bank: OrderBank,
  tx: Tx,
  caller: Merchant,
  input: CreateOrder,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<{ order: Order; existed: boolean }> => {
  const wanted = plan(bank, caller, input, newId)
  const made = await insertOrder(tx, wanted)
  if (made) {
    const { id, appId, realmId, expiresAt: dueAt } = made
    const payload = { orderId: id, appId }
    await schedule(tx, { realmId, kind: orderExpiryJob, dueAt, payload, key: id })
    return { order: made, existed: false }
  }
  const known =
    (await orderByReference(tx, caller.app.id, input.reference)) ??
    fault('An order was there a moment ago.')
  if (known.bodyHash !== wanted.bodyHash) throw new BankError('reference_conflict')
  return { order: known, existed: known.id !== wanted.id }
}

const plan = (
  bank: OrderBank,
  { realm, app }: Merchant,
  input: CreateOrder,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Order => {
  const at = now(bank, realm)
  const slot = slotOf(bank.vault.key('slot'), app.id, 'order', input.reference)
  return {
    id: newId('ord', slot),
    realmId: realm.id,
    appId: app.id,
    slot,
    reference: input.reference,
    bodyHash: fingerprint(content(input)),
    amount: input.amount,
    description: input.description,
    items: input.items ?? [],
    channels: channelsOf(app.channels, input),
    channelsInOrder: input.channels !== undefined,
    metadata: input.metadata ?? {},
    version: 1,
    status: 'open',
    ...noClaim,
    followed: false,
    paidAt: null,
    refunded: 0,
    expiresAt: addSeconds(at, input.expiresInSeconds ?? usualLifeSeconds),
    createdAt: at,
  }
}

/** What makes two requests the same: everything asked for, defaults filled in. */
const content = ({ currency = 'CNY', items = [], metadata = {}, ...rest }: CreateOrder) => ({
  ...rest,
  currency,
  items,
  metadata,
  channels: rest.channels ?? null,
  expiresInSeconds: rest.expiresInSeconds ?? usualLifeSeconds,
})

const mustAddUp = ({ items, amount }: CreateOrder): void => {
  if (!items || items.length === 0) return
  const sum = items.reduce((total, item) => total + item.amount, 0)
  if (sum !== amount) throw invalidField('items', `The lines add up to ${sum}, not to ${amount}.`)
}

const channelsOf = (offered: readonly Order['channels'][number][], { channels }: CreateOrder) => {
  if (!channels) return [...offered]
  const place = channels.findIndex((channel) => !offered.includes(channel))
  if (place >= 0) throw invalidField(`channels.${place}`, 'This app may not offer this way to pay.')
  return [...new Set(channels)]
}
