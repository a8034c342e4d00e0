import type { CreateCheckoutSession, IdPrefix } from '@qiantang/sdk/contract'

import type { Merchant } from '../apps/caller.ts'
import type { Slot } from '../kernel/ids.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import { lockFollowed, mustBePayable, type OrderBank, retrieveOrder } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { type CheckoutSession, insertSession } from './session.ts'

export const checkoutSecretPrefix = 'csk_'

/** Opens the hosted checkout for an order that can be paid. The secret is shown this once. */
export const createSession = async (
  bank: OrderBank,
  caller: Merchant,
  input: CreateCheckoutSession,
  newId: (prefix: IdPrefix, slot: Slot) => string,
): Promise<{ session: CheckoutSession; secret: string; url: string }> => {
  const { realm, app } = caller
  const { id: orderId, slot } = await retrieveOrder(bank, caller, input.orderId)
  const secret = newSecret(checkoutSecretPrefix)
  const session = await bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    // While a payment is being decided nobody comes in any more who would not be told how it ends.
    mustBePayable(await lockFollowed(tx, orderId), at)
    return insertSession(tx, {
      id: newId('cos', slot),
      realmId: realm.id,
      appId: app.id,
      slot,
      orderId,
      userId: input.userId ?? null,
      secretHash: hashSecret(secret),
      returnUrl: input.returnUrl,
      cancelUrl: input.cancelUrl ?? input.returnUrl,
      locale: input.locale ?? null,
      createdAt: at,
    })
  })
  // Behind the #, the secret reaches no server's log.
  return { session, secret, url: `${bank.origin}/pay/${session.id}#${secret}` }
}
