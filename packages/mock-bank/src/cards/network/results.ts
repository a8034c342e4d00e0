/** Why the network or the card's bank said no. Nothing moved. */
export type Refusal =
  | 'identity_mismatch'
  | 'card_invalid'
  | 'card_restricted'
  | 'card_unsupported'
  | 'insufficient_funds'
  | 'limit_exceeded'
  /** Accepted, then sent back by the card's bank. */
  | 'returned'
  /** No, without a reason. */
  | 'declined'
  /** The network does not take this message from us: our format, our rights, our state. */
  | 'not_accepted'

/**
 * What became of a request. `unknown`: no answer, an answer that cannot be trusted, or "being
 * processed". Whether money moved is then known to the network alone: ask by `query`, never guess.
 */
export type NetworkResult =
  | { outcome: 'done'; networkRef: string }
  | { outcome: 'refused'; reason: Refusal }
  | { outcome: 'unknown' }

/**
 * What the card's bank says the card is of. `unsaid`: nothing; it holds with the four elements all the same.
 */
export type CardHolds = 'class_i' | 'class_ii' | 'class_iii' | 'credit' | 'unsaid'

/** What became of a verification: where the elements hold together, also what the card is of. */
export type VerifyResult =
  | (Extract<NetworkResult, { outcome: 'done' }> & { holds: CardHolds })
  | Exclude<NetworkResult, { outcome: 'done' }>

/**
 * What a query says. `absent`: the network has never heard of it. Right after sending that may only
 * mean that it is still on its way; final once the time for queries has passed.
 */
export type QueryResult = NetworkResult | { outcome: 'absent' }

/** Why, for the codes that say no beyond doubt. */
export const refusals: Readonly<Record<string, Refusal>> = {
  '01': 'declined',
  '02': 'not_accepted',
  '10': 'not_accepted',
  '11': 'not_accepted',
  '13': 'not_accepted',
  '30': 'declined',
  '31': 'not_accepted',
  '32': 'not_accepted',
  '33': 'limit_exceeded',
  '38': 'declined',
  '39': 'not_accepted',
  '43': 'not_accepted',
  '44': 'card_unsupported',
  '45': 'returned',
  '60': 'declined',
  '61': 'card_invalid',
  '62': 'card_unsupported',
  '63': 'card_restricted',
  '64': 'insufficient_funds',
  '66': 'identity_mismatch',
  '67': 'card_restricted',
  '68': 'card_unsupported',
  '72': 'card_unsupported',
  '73': 'card_invalid',
  '77': 'card_unsupported',
  '78': 'card_restricted',
  '81': 'limit_exceeded',
  '91': 'identity_mismatch',
}

/**
 * Reads a response code. Done and refused are the codes that say so beyond doubt; being processed
 * (03, 04, 05), a repeated order (12) and every code not listed leave it open.
 */
export const resultOf = (
  code: string | undefined,
  networkRef: string | undefined,
): NetworkResult => {
  if (code === '00' && networkRef) return { outcome: 'done', networkRef }
  const reason = refusals[code ?? '']
  return reason ? { outcome: 'refused', reason } : { outcome: 'unknown' }
}

/** Reads what a card is of: a credit card by its type (借记卡 01, 贷记卡 02, 准贷记卡 03), else the class of the account. */
export const cardHoldsOf = (
  payCardType: string | undefined,
  accountClass: string | undefined,
): CardHolds => {
  if (payCardType === '02' || payCardType === '03') return 'credit'
  return accountClasses[accountClass ?? ''] ?? 'unsaid'
}

const accountClasses: Readonly<Record<string, CardHolds>> = {
  '1': 'class_i',
  '2': 'class_ii',
  '3': 'class_iii',
}
