/** `debit`: money comes in and does not go out · `all`: it moves neither way. */
export type FreezeScope = 'debit' | 'all'

/** Who froze an account, and so may unfreeze it. */
export type Actor = 'customer' | 'bank'

/** Why an account is frozen. Each reason has one who may use it, and goes by itself. */
export const freezeReasons = {
  customer_request: 'customer',
  lost_phone: 'customer',
  bank_order: 'bank',
  identity_overdue: 'bank',
} as const satisfies Record<string, Actor>

export type FreezeReason = keyof typeof freezeReasons

/** One of what holds an account back. */
export type Freeze = {
  scope: FreezeScope
  by: Actor
  reason: FreezeReason
  /** RFC 3339. */
  since: string
}

export type AccountStatus = 'active' | 'frozen_debit' | 'frozen_all' | 'dormant' | 'closed'

/** All that the status follows from. */
export interface Standing {
  freezes: readonly Freeze[]
  dormantSince: Date | null
  closedAt: Date | null
}

/** What stops more hides what stops less, which shows again once that has gone. */
export const statusOf = ({ freezes, dormantSince, closedAt }: Standing): AccountStatus => {
  if (closedAt) return 'closed'
  if (freezes.some(({ scope }) => scope === 'all')) return 'frozen_all'
  if (dormantSince) return 'dormant'
  return freezes.length > 0 ? 'frozen_debit' : 'active'
}
