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
  /** What an outside channel has taken from payers for us and not yet settled. */
  channel_receivable: { normal: 'debit', element: 'asset', floored: false, striped: true },
  /** Fees of cleared days that merchants have yet to be charged; below zero, what they get back of them. */
  merchant_fees_due: { normal: 'debit', element: 'asset', floored: false, striped: true },
  /** Fees the bank has earned. */
  fee_income: { normal: 'credit', element: 'income', floored: false, striped: true },
  /** What a merchant has put aside to reward payers with, at the bank's hands until it is granted. */
  reward_pool: { normal: 'credit', element: 'liability', floored: true, striped: true },
  /** Money whose owner has yet to be found. */
  suspense: { normal: 'credit', element: 'liability', floored: false, striped: true },
  /** Where the two halves of a movement between lanes meet; zero over all lanes. */
  lane_clearing: { normal: 'credit', element: 'liability', floored: false, striped: true },
} as const satisfies Record<string, KindRules>

/** A subject of the general ledger. */
export type Subject = { readonly code: string; readonly name: string }

/** Where the general ledger has each kind: subjects of the standard chart, with our own parts of them. */
export const subjects = {
  customer: { code: '2011', name: '吸收存款' },
  merchant_payable: { code: '224101', name: '其他应付款—商户待结算款' },
  reward_pool: { code: '224102', name: '其他应付款—激励资金' },
  suspense: { code: '224103', name: '其他应付款—待查款项' },
  card_network_clearing: { code: '300101', name: '清算资金往来—银行卡网络' },
  channel_receivable: { code: '122101', name: '其他应收款—渠道应收' },
  merchant_fees_due: { code: '122102', name: '其他应收款—应收商户手续费' },
  lane_clearing: { code: '300102', name: '清算资金往来—分道往来' },
  fee_income: { code: '6021', name: '手续费及佣金收入' },
} as const satisfies Record<AccountKind, Subject>

export const customer = (accountId: string): AccountRef => ({ kind: 'customer', owner: accountId })

export const merchantPayable = (appId: string): AccountRef => ({
  kind: 'merchant_payable',
  owner: appId,
})

export const cardNetworkClearing = (realmId: string): AccountRef => ({
  kind: 'card_network_clearing',
  owner: realmId,
})

export const channelReceivable = (realmId: string, channel: string): AccountRef => ({
  kind: 'channel_receivable',
  owner: `${realmId}/${channel}`,
})

export const merchantFeesDue = (appId: string): AccountRef => ({
  kind: 'merchant_fees_due',
  owner: appId,
})

export const rewardPool = (poolId: string): AccountRef => ({ kind: 'reward_pool', owner: poolId })

export const feeIncome = (realmId: string): AccountRef => ({ kind: 'fee_income', owner: realmId })

export const suspense = (realmId: string): AccountRef => ({ kind: 'suspense', owner: realmId })

export const laneClearing = (realmId: string): AccountRef => ({
  kind: 'lane_clearing',
  owner: realmId,
})
