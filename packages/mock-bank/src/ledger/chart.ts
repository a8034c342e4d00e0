/**
 * The chart of accounts, whole. An account is named by its kind and by whose it is; the kind says on
 * which side it grows, whether it may be overdrawn and whether it is striped.
 */

export type AccountKind = keyof typeof kinds

/** An account by what it is and whose it is; `owner` is a public id. */
export type AccountRef = { readonly kind: AccountKind; readonly owner: string }

export type KindRules = {
  /** The side that makes the balance larger. */
  readonly normal: 'debit' | 'credit'
  /** What it is in the bank's balance sheet. */
  readonly element: 'asset' | 'liability' | 'income'
  /** What is available never goes below zero. */
  readonly floored: boolean
  /** One sub-balance a lane, made when it is first needed; the balance is their sum. */
  readonly striped: boolean
}

export const kinds = {
  /** What the bank owes the holder of an e-account. */
  customer: { normal: 'credit', element: 'liability', floored: true, striped: false },
  /** What the bank owes a merchant and has not paid out yet. */
  merchant_payable: { normal: 'credit', element: 'liability', floored: true, striped: true },
  /** What other banks owe us through the card network, for top-ups, less what we owe them. */
  card_network_clearing: { normal: 'debit', element: 'asset', floored: false, striped: true },
  /** Fees the bank has earned. */
  fee_income: { normal: 'credit', element: 'income', floored: false, striped: true },
  /** Money whose owner has yet to be found. */
  suspense: { normal: 'credit', element: 'liability', floored: false, striped: true },
  /** Where the two halves of a movement between lanes meet; zero over all lanes. */
  lane_clearing: { normal: 'credit', element: 'liability', floored: false, striped: true },
} as const satisfies Record<string, KindRules>

export const customer = (accountId: string): AccountRef => ({ kind: 'customer', owner: accountId })

export const merchantPayable = (appId: string): AccountRef => ({
  kind: 'merchant_payable',
  owner: appId,
})

export const cardNetworkClearing = (realmId: string): AccountRef => ({
  kind: 'card_network_clearing',
  owner: realmId,
})

export const feeIncome = (realmId: string): AccountRef => ({ kind: 'fee_income', owner: realmId })

export const suspense = (realmId: string): AccountRef => ({ kind: 'suspense', owner: realmId })

export const laneClearing = (realmId: string): AccountRef => ({
  kind: 'lane_clearing',
  owner: realmId,
})
