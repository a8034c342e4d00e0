import type { Locale } from '@qiantang/sdk/contract'

import { eventMessage } from '../events/emit.ts'
import type { Json } from '../kernel/database/index.ts'
import type { MovementFacts } from '../ledger/index.ts'
import type { CardMovement } from './card-movement.ts'
import { presentCardMovement } from './present-card-movement.ts'

/** What the app is told once the posting that carries it has taken effect. */
export const successMessage = (movement: CardMovement): Json => {
  const { appId, noun } = movement
  return eventMessage(appId, `${noun}.succeeded`, presentCardMovement(movement))
}

/** The resource of record that goes into the books with the money. */
export const factsOf = (
  movement: CardMovement,
  counterparty: Record<Locale, string>,
): MovementFacts => ({
  id: movement.id,
  noun: movement.noun,
  facts: { ...presentCardMovement(movement), counterparty },
})
