import type { AccountRef, Ledger, Posting } from '../../src/ledger/index.ts'
import { chart } from '../../src/ledger/index.ts'
import { payment } from '../../src/orders/postings.ts'
import {
  returnedTopUp,
  topUp,
  unplacedTopUp,
  withdrawal,
  withdrawalHold,
  withdrawalRelease,
} from '../../src/wallet/postings.ts'

/** Short names, so that the page reads; the books don't mind. */
const realmId = 'rlm_1'
const appId = 'app_1'
const accountId = 'acc_1'
const card = (id: string, amount: number) => ({ id, realmId, accountId, amount })
const source = chart.customer(accountId)

/** The life of one e-account, as `docs/money.md` tells it: every posting the bank makes, in order. */
const story = {
  'top-up': topUp(card('tup_1', 200_00)),
  payment: payment({ id: 'pay_1', orderId: 'ord_1', appId, source, amount: 88_50 }),
  'withdrawal held': withdrawalHold(card('wdr_1', 100_00)),
  'withdrawal done': withdrawal(card('wdr_1', 100_00)),
  'withdrawal held again': withdrawalHold(card('wdr_2', 11_50)),
  'withdrawal refused': withdrawalRelease(card('wdr_2', 11_50)),
  'top-up that found no place': unplacedTopUp(card('tup_2', 50_00)),
  'top-up sent back': returnedTopUp(card('tup_2', 50_00)),
}

/** Every posting function of the house must be told; a new one is missed by the test of this list. */
export const told = new Set(Object.values(story).map(({ kind }) => kind))

/** Posts the story and writes down each entry with what the e-account holds after it. */
export const tellJournal = async (
  ledger: Ledger,
  open: () => Promise<void>,
): Promise<Map<string, string>> => {
  await open()
  const journal = new Map<string, string>()
  for (const [name, entry] of Object.entries(story)) {
    const outcome = await ledger.submit({
      ...entry,
      realmId,
      slot: 0,
      at: new Date('2026-06-01T10:00:00+08:00'),
    })
    if (outcome.status !== 'posted') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    const { available, held } = await ledger.balance(source)
    journal.set(
      name,
      `${lines(entry)}\n= ${nameOf(source)}  available ${yuan(available)}  held ${yuan(held)}`,
    )
  }
  return journal
}

export const customerOfStory = { realmId, ref: source, slot: 0, cap: 2_000_00 }

const lines = ({ legs, hold }: Pick<Posting, 'legs' | 'hold'>): string => {
  const moved = legs.map(
    ({ side, account, amount }) =>
      `${side.padEnd(6)} ${nameOf(account).padEnd(29)} ${yuan(amount)}`,
  )
  const holds = hold
    ? [`${hold.act.padEnd(7)} hold ${hold.id}${hold.act === 'open' ? ` ${yuan(hold.amount)}` : ''}`]
    : []
  return [...holds, ...moved].join('\n')
}

const nameOf = ({ kind, owner }: AccountRef): string => `${kind} ${owner}`
const yuan = (fen: number): string => (fen / 100).toFixed(2).padStart(7)
