import type { Kernel } from '../kernel/kernel.ts'

/** A world of its own: a clock, customers, apps (design.md 3.7). Production has one. */
export interface Realm {
  id: string
  name: string
  /** A frozen clock stands at this moment. */
  frozenAt: Date | null
  /** A running clock is wall time plus this. */
  offsetMs: number
  /** Sandbox: the code every SMS carries, instead of a random one. */
  fixedOtp: string | null
}

/** The time all business in this realm goes by. */
export const now = (bank: Pick<Kernel, 'wall'>, realm: Realm): Date =>
  realm.frozenAt ?? new Date(bank.wall().getTime() + realm.offsetMs)
