import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { newId } from '../kernel/ids.ts'
import { dayOf } from '../kernel/time.ts'
import type { App } from '../apps/caller.ts'
import { chart } from '../ledger/index.ts'
import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from '../wallet/index.ts'
import { netOf, type Clearing, type Sums } from './clearing.ts'
import { payOutLater, type SettlePayload } from './settlement-jobs.ts'
import type { Settlement } from './settlement.ts'
import { comeBack, insertSettlement, listSettlements, markComeBack } from './settlement-table.ts'
import { presentSettlement } from './present-settlement.ts'
import { lockTerms, type Terms } from './terms.ts'
import { daysOn } from './working-days.ts'

/**
 * Works out what an app is paid out of all its days that were cleared, and has it paid. Once a day: run again, it changes
 * nothing.
 */
export const settle = async (
  bank: OrderBank,
  realm: Realm,
  { appId }: SettlePayload,
): Promise<void> => {
  const app = await appOf(bank, appId)
  await bank.sql.begin(async (tx) => {
    const terms = await lockTerms(tx, appId)
    const at = now(bank, realm)
    const plan = await planOf(bank, tx, app, terms, at)
    if (plan.isIdle) return
    const made = await insertSettlement(tx, plan.settlement)
    if (!made) return
    await takeClearings(tx, made, plan.clearings)
    await markComeBack(tx, appId, made.id, plan.back)
    if (made.payout > 0) await payOutLater(tx, made, at)
    await emit(tx, realm, appId, 'settlement.calculated', presentSettlement(made), at)
  })
}

interface Plan {
  settlement: Settlement
  clearings: readonly Clearing[]
  /** Earlier ones whose pay-out came back. */
  back: readonly string[]
  /** There is nothing to say. */
  isIdle: boolean
}

const planOf = async (bank: OrderBank, tx: Tx, app: App, terms: Terms, at: Date): Promise<Plan> => {
  const { id: appId, realmId } = app
  const day = dayOf(at)
  const clearings = await tx<Clearing[]>`
    select * from clearings
    where app_id = ${appId} and settlement_id is null and status = 'cleared' order by day`
  const [last] = await listSettlements(tx, appId, { limit: 1 })
  const back = await comeBack(tx, appId)
  const sums = addUp(clearings)
  const opening = last?.closing ?? 0
  const payoutsReturned = back.reduce((sum, { payout }) => sum + payout, 0)
  const due = opening + netOf(sums) + payoutsReturned
  const reserve = reserveOf(terms, sums)
  const reserveUntil = daysOn(day, terms.reserveDays)
  const reserved = reserve + (await reservedBefore(tx, appId, day))
  const refundsUnderWay = await underWay(tx, appId)
  const [account] = await tx`select app_id from payout_accounts where app_id = ${appId}`
  const free = due - reserved - refundsUnderWay
  const payout = account && free >= terms.minimumPayout ? free : 0
  const settlement: Settlement = {
    ...{ id: newId('stl', terms.slot, app.slotMask, bank.wall()), realmId, appId, day },
    ...{ slot: terms.slot, firstDay: clearings[0]?.day ?? null },
    ...{ lastDay: clearings.at(-1)?.day ?? null, opening, ...sums, payoutsReturned, due },
    ...{ reserve, reserveUntil, reserved, refundsUnderWay, payout, closing: due - payout },
    feesTaken: payout > 0 ? (await bank.ledger.balance(chart.merchantFeesDue(appId), tx)).total : 0,
    status: payout > 0 ? 'calculated' : 'carried',
    failureCode: account || free <= 0 ? null : 'payout_account_missing',
    ...{ payoutLast4: null, networkOrder: null, networkTime: null, sendingUntil: null },
    ...{ returnedWith: null, createdAt: at, finishedAt: payout > 0 ? null : at },
  }
  const rows = sums.paymentCount + sums.refundCount
  const isIdle = rows === 0 && back.length === 0 && payout === 0
  return { settlement, clearings, back: back.map(({ id }) => id), isIdle }
}

const none: Sums = {
  ...{ paymentCount: 0, paymentAmount: 0, refundCount: 0, refundAmount: 0 },
  ...{ fees: 0, feesReturned: 0 },
}

const addUp = (clearings: readonly Clearing[]): Sums =>
  clearings.reduce<Sums>(
    (sum, each) => ({
      paymentCount: sum.paymentCount + each.paymentCount,
      paymentAmount: sum.paymentAmount + each.paymentAmount,
      refundCount: sum.refundCount + each.refundCount,
      refundAmount: sum.refundAmount + each.refundAmount,
      fees: sum.fees + each.fees,
      feesReturned: sum.feesReturned + each.feesReturned,
    }),
    none,
  )

/** Of what was paid and not given back, rounded down. */
const reserveOf = ({ reserveRate }: Terms, { paymentAmount, refundAmount }: Sums): number => {
  const left = Math.max(0, paymentAmount - refundAmount)
  return Number((BigInt(left) * BigInt(reserveRate)) / 1_000_000n)
}

const reservedBefore = async (tx: Tx, appId: string, day: string): Promise<number> => {
  const [row] = await tx<{ reserved: number }[]>`
    select coalesce(sum(reserve), 0)::bigint as reserved from settlements
    where app_id = ${appId} and reserve_until > ${day}`
  return row?.reserved ?? 0
}

/** Refunds that take, or have taken, of what is owed and are in no day yet. */
const underWay = async (tx: Tx, appId: string): Promise<number> => {
  const [row] = await tx<{ amount: number }[]>`
    select coalesce(sum(amount), 0)::bigint as amount from refunds
    where app_id = ${appId} and status <> 'failed' and cleared_on is null`
  return row?.amount ?? 0
}

const takeClearings = async (
  tx: Tx,
  { id, appId }: Settlement,
  clearings: readonly Clearing[],
): Promise<void> => {
  if (clearings.length > 0)
    await tx`
      update clearings set settlement_id = ${id}
      where app_id = ${appId} and day = any(${clearings.map(({ day }) => day)})`
}
