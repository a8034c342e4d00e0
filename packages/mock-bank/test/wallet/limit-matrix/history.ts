import { newId } from '../../../src/kernel/ids.ts'
import { chart, credit, debit, type Leg, transferIdOf } from '../../../src/ledger/index.ts'
import type { World } from '../../world.ts'
import { type Class, type Counter, limits } from './rules.ts'
import type { Subject } from './subject.ts'

const dayMs = 86_400_000

/** The morning of the first day, on which accounts are opened, and that of the day on which they are tried. */
export const firstDay = new Date('2026-06-01T10:00:00+08:00')
export const today = new Date(firstDay.getTime() + 26 * dayMs)

/**
 * Gives an account a past in the books: so much has gone out and come in in the year, so much of it today, and so much is
 * left. It lies straight in the ledger, a day after the other, as what was moved before the test began.
 */
export const live = async (
  w: World,
  { accountId, used }: Subject,
  accountClass: Class,
  wanted: Record<Counter, number>,
): Promise<void> => {
  const { inside } = w.bank
  const [account] = await inside.sql<{ slot: number }[]>`
    select slot from accounts where id = ${accountId}`
  const slot = account?.slot ?? 0
  const customer = chart.customer(accountId)
  const network = chart.cardNetworkClearing(w.realm.id)
  const post = async (at: Date, legs: readonly Leg[]) => {
    const id = transferIdOf('lived', newId('ltr', slot, 0, new Date()))
    const posting = { id, realmId: w.realm.id, slot, kind: 'lived', at, legs }
    const outcome = await inside.ledger.submit(posting)
    if (outcome.status !== 'posted') throw new Error(JSON.stringify(outcome))
  }
  const paysIn = (amount: number, counts = false) => [
    debit(network, amount),
    credit(customer, amount, counts ? { counts: 'turnover' } : {}),
  ]
  const takesOut = (amount: number, counts = false) => [
    debit(customer, amount, counts ? { counts: 'turnover' } : {}),
    credit(network, amount),
  ]

  const before = await used()
  const { total } = await inside.ledger.balance(customer)
  if (total > 0) await post(firstDay, takesOut(total))
  const spend = (at: Date, amount: number) =>
    post(at, [...paysIn(amount), ...takesOut(amount, true)])
  const receive = (at: Date, amount: number) =>
    post(at, [...paysIn(amount, true), ...takesOut(amount)])

  const ofEarlierDays = (way: 'out' | 'in') => {
    const already = before.get(`${way}_year`) ?? 0
    const wantedBefore = wanted[`${way}_year`] - wanted[`${way}_day`] - already
    return chunks(Math.max(wantedBefore, 0), limits[accountClass][`${way}_day`])
  }
  const [out, come] = [ofEarlierDays('out'), ofEarlierDays('in')]
  for (let day = 1; day < 26; day += 1) {
    const at = new Date(firstDay.getTime() + day * dayMs)
    const [outToday, inToday] = [out.shift(), come.shift()]
    if (outToday) await spend(at, outToday)
    if (inToday) await receive(at, inToday)
  }
  if (wanted.out_day > 0) await spend(today, wanted.out_day)
  if (wanted.in_day > 0) await receive(today, wanted.in_day)
  if (wanted.balance > 0) await post(today, paysIn(wanted.balance))
}

const chunks = (sum: number, most: number): number[] =>
  Array.from({ length: Math.ceil(sum / most) }, (_, n) => Math.min(most, sum - n * most))
