import type { ErrorCode } from '@qiantang/sdk/contract'

import type { NetworkResult, Refusal } from '../cards/network/index.ts'

/** What the network has said. `never_arrived`: asked for long enough, it still knows of nothing. */
export type NetworkAnswer = NetworkResult | { outcome: 'never_arrived' }

export type NetworkRefusal = Extract<NetworkAnswer, { outcome: 'refused' | 'never_arrived' }>

/** What the payer is told when a card's bank says no, or nothing: no more than concerns them. */
export const failureOf = (answer: NetworkRefusal): ErrorCode =>
  answer.outcome === 'refused' ? refusals[answer.reason] : 'card_no_answer'

const refusals: Readonly<Record<Refusal, ErrorCode>> = {
  insufficient_funds: 'card_insufficient_funds',
  card_invalid: 'card_restricted',
  card_restricted: 'card_restricted',
  card_unsupported: 'card_restricted',
  identity_mismatch: 'card_refused',
  limit_exceeded: 'card_refused',
  returned: 'card_refused',
  declined: 'card_refused',
  not_accepted: 'card_refused',
}
