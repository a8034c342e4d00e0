import { createHash } from 'node:crypto'
import { uuidOf } from '../../src/ledger/account-id.ts'
import {
  chart,
  credit,
  debit,
  foldVouchers,
  transferIdOf,
  type Counts,
  type Posting,
} from '../../src/ledger/index.ts'
import { id, openBooks, opening, type Books, type Customer } from './books.ts'

const laterBy = (minutes: number) => new Date(opening.getTime() + minutes * 60_000)

const nameOf = (text: string) => uuidOf(createHash('sha256').update(text).digest('hex'))

/** Books in which everything has happened that can: every column of every table says something. */
export const livedBooks = async () => {
  const books = await openBooks({ lanes: 2 })
  for (const slot of [0, 1]) await live(books, slot)
  await move(books)
  for (const slot of [0, 1]) {
    const poor = await books.customer({ slot })
    await books.ledger.submit(books.payment(poor, 1))
  }
  for (const lane of [0, 1]) await foldVouchers(books.database.sql, lane, 20)
  await books.database.sql.begin(async (tx) => {
    await books.ledger.outbox.cursor(tx, 'events', 0)
    await books.ledger.outbox.advance(tx, 'events', 0, 5)
  })
  return books
}

/** A day in the life of some customers of a lane. */
const live = async (books: Books, slot: number) => {
  const { ledger, customer, topUp, payment, hold, capture, release, shop, realmId, network } = books
  const limits = { outDay: 100_00, outYear: 500_00, inDay: 90_00, inYear: 400_00 }
  const [rich, poor] = [
    await customer({ slot, balance: 90_00, cap: 200_00, limits }),
    await customer({ slot, balance: 3_00, limits }),
  ]
  const post = async (posting: Posting, status = 'posted') => {
    const outcome = await ledger.submit(posting)
    if (outcome.status !== status) throw new Error(`${posting.kind}: ${JSON.stringify(outcome)}`)
  }
  const spending = (from: Customer, amount: number, counts: Counts, minutes: number) => {
    const posting = payment(from, amount, { at: laterBy(minutes), memo: `Tea, ${amount} fen` })
    const names = { id: nameOf(posting.id), request: nameOf('body') }
    return {
      ...posting,
      legs: [debit(from.account, amount, { counts }), credit(shop, amount)],
      key: { ...names, expiresAt: laterBy(minutes + 24 * 60) },
      reference: { ...names, id: nameOf(`reference ${posting.id}`) },
    }
  }

  await post(topUp(poor, 2_00, { legs: countedIn(network, poor, 2_00) }))
  const paid = spending(rich, 10_00, 'turnover', 1)
  await post(paid)
  await post(spending(rich, 5_00, 'turnover', 12))
  await post(spending(poor, 1_00, 'turnover', 13))
  await ledger.reverse({
    ...{ realmId, slot, transferId: paid.id, kind: 'payment_reversal', at: laterBy(14) },
    memo: 'Taken back',
  })
  await post({ ...spending(poor, 50_00, 'turnover', 15), memo: 'Too much' }, 'refused')
  const outside = spending(poor, 1, 'turnover', 16)
  await post(
    { ...outside, legs: [], refusal: { code: 'order_paid', details: { order: 'ord_1' } } },
    'refused',
  )

  const holds = Array.from({ length: 5 }, () => id('hld'))
  const expiresAt = laterBy(60)
  for (const [n, holdId] of holds.entries()) {
    const terms = { id: holdId, account: rich.account, amount: 6_00 + n, expiresAt }
    const opened = hold(rich, terms.amount, holdId)
    await post({ ...opened, at: laterBy(20), hold: { act: 'open', ...terms } })
  }
  const [captured, released, expired, inParts] = holds as [string, string, string, string, string]
  await post({ ...capture(rich, captured, 4_00), at: laterBy(21) })
  await post({ ...release(rich, released), at: laterBy(22) })
  const part = capture(rich, inParts, 2_00)
  await post({
    ...{ ...part, at: laterBy(23) },
    hold: { act: 'capture', id: inParts, account: rich.account, keepsRest: true },
  })
  await post({
    ...{ ...release(rich, expired), id: transferIdOf('hold_expiry', expired), at: laterBy(61) },
    ...{ kind: 'hold_expiry', hold: { act: 'expire', id: expired, account: rich.account } },
  })
  await post({ ...capture(rich, captured, 1), id: transferIdOf('again', captured) }, 'refused')
}

const countedIn = (from: Books['network'], to: Customer, amount: number) => [
  debit(from, amount),
  credit(to.account, amount, { counts: 'turnover' }),
]

/** From one lane to the other. */
const move = async ({ ledger, realmId, customer }: Books) => {
  const [giver, taker] = [await customer({ slot: 0, balance: 8_00 }), await customer({ slot: 1 })]
  const between = chart.laneClearing(realmId)
  const name = id('tup')
  const frame = { realmId, kind: 'transfer', at: laterBy(70) }
  const outcome = await ledger.postLinked([
    {
      ...{ ...frame, id: transferIdOf('transfer_out', name), slot: giver.slot },
      legs: [debit(giver.account, 7_00), credit(between, 7_00)],
    },
    {
      ...{ ...frame, id: transferIdOf('transfer_in', name), slot: taker.slot },
      legs: [debit(between, 7_00), credit(taker.account, 7_00)],
    },
  ])
  if (outcome.status !== 'posted') throw new Error(JSON.stringify(outcome))
}
