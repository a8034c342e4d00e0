import type { CreatePaymentLink, IdPrefix } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import type { OrderBank } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import type { PaymentLink } from './payment-link.ts'
import { insertLink, linkByReference } from './payment-link-table.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string

/**
 * A link to pay by. The same reference and body again finds the same link.
 *
 * @throws {BankError} `reference_conflict`
 */
export const createLink = async (
  bank: OrderBank,
  caller: Merchant,
  input: CreatePaymentLink,
  newId: NewId,
): Promise<{ link: PaymentLink; existed: boolean }> => {
  const { app } = caller
  const wanted = plan(bank, caller, input, newId)
  const known = await linkByReference(bank.sql, app.id, input.reference)
  if (known) return recognise(known, wanted)

  mustMakeSense(caller, input)
  const made = await insertLink(bank.sql, wanted)
  if (made) return { link: made, existed: false }
  const other = await linkByReference(bank.sql, app.id, input.reference)
  return recognise(other ?? fault('A link was there a moment ago.'), wanted)
}

const recognise = (known: PaymentLink, { bodyHash }: PaymentLink) => {
  if (known.bodyHash !== bodyHash) throw new BankError('reference_conflict')
  return { link: known, existed: true }
}

const plan = (
  bank: OrderBank,
  { realm, app }: Merchant,
  input: CreatePaymentLink,
  newId: NewId,
): PaymentLink => {
  const { reference, description, amount = null, minAmount = null, maxAmount = null } = input
  const { singleUse = false, returnUrl = null } = input
  const slot = slotOf(bank.vault.key('slot'), app.id, 'payment-link', reference)
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt)
  const channels = input.channels ? [...new Set(input.channels)] : null
  const content = { description, amount, minAmount, maxAmount, channels, singleUse, returnUrl }
  const bodyHash = fingerprint({ ...content, expiresAt: expiresAt?.toISOString() ?? null })
  return {
    ...{ id: newId('plk', slot), realmId: realm.id, appId: app.id, slot, reference, bodyHash },
    ...{ ...content, expiresAt, createdAt: now(bank, realm), closedAt: null },
  }
}

const mustMakeSense = (
  { app }: Merchant,
  { amount, minAmount, maxAmount, channels = [] }: CreatePaymentLink,
): void => {
  if (amount !== undefined && minAmount !== undefined)
    throw invalidField('minAmount', 'The amount is fixed.')
  if (amount !== undefined && maxAmount !== undefined)
    throw invalidField('maxAmount', 'The amount is fixed.')
  if (minAmount !== undefined && maxAmount !== undefined && maxAmount < minAmount)
    throw invalidField('maxAmount', 'Expected no less than minAmount.')
  const place = channels.findIndex((channel) => !app.channels.includes(channel))
  if (place >= 0) throw invalidField(`channels.${place}`, 'This app may not offer this way to pay.')
}
