import type { CustomerBank } from '../customers/bank.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { dayOf } from '../kernel/time.ts'
import type { Agreement } from './agreement.ts'

type Card = Pick<Agreement, 'realmId' | 'bankCode' | 'numberIndex'>
type Ruled = Pick<CustomerBank, 'rules'>

/** What a card's bank allows to be debited: of once, and of one day. Null where its cards are not taken. */
export const limitsOf = ({ rules }: Ruled, bankCode: string) =>
  rules.quickPay.banks[bankCode] ?? null

/** What stands against debiting so much of a card today. */
export const limitReached = async (
  bank: Ruled,
  on: Queryable,
  card: Card,
  amount: number,
  at: Date,
): Promise<BankError | null> => {
  const limits = limitsOf(bank, card.bankCode)
  if (!limits || amount > limits.single) return exceeded('quick_pay_single', limits?.single ?? 0, 0)
  const [counted] = await on<{ used: number }[]>`
    select used from quick_pay_days
    where realm_id = ${card.realmId} and number_index = ${card.numberIndex} and day = ${dayOf(at)}`
  const used = counted?.used ?? 0
  return used + amount > limits.day ? exceeded('quick_pay_day', limits.day, used) : null
}

/**
 * Counts a debit against the day before it is made, so that all together never come to more, whoever pays by the same
 * card at the same time. Null where it would be too much; else the day it was counted against.
 */
export const countDebit = async (
  bank: Ruled,
  tx: Tx,
  { realmId, bankCode, numberIndex }: Card,
  amount: number,
  at: Date,
): Promise<string | null> => {
  const limits = limitsOf(bank, bankCode)
  if (!limits || amount > limits.single || amount > limits.day) return null
  const day = dayOf(at)
  const counted = await tx`
    insert into quick_pay_days ${tx({ realmId, numberIndex, day, used: amount })}
    on conflict (realm_id, number_index, day) do update set used = quick_pay_days.used + excluded.used
    where quick_pay_days.used + excluded.used <= ${limits.day}
    returning 1`
  return counted.length > 0 ? day : null
}

/** Takes a counted debit back: nothing was debited. */
export const uncountDebit = async (
  tx: Tx,
  { realmId, numberIndex }: Card,
  amount: number,
  day: string,
): Promise<void> => {
  await tx`
    update quick_pay_days set used = used - ${amount}
    where realm_id = ${realmId} and number_index = ${numberIndex} and day = ${day}`
}

const exceeded = (limitType: string, limit: number, used: number): BankError =>
  new BankError('limit_exceeded', { limitType, limit, used })
