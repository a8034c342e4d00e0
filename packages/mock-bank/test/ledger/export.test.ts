import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  chart,
  credit,
  debit,
  exportJournal,
  transferIdOf,
  type AccountRef,
  type JournalFormat,
  type JournalQuery,
} from '../../src/ledger/index.ts'
import { accountName } from '../../src/ledger/export/in-words.ts'
import { id, newRealm, opening } from './books.ts'
import { follow, hasHledger, hledger, hledgerBalances, readHledger } from './hledger.ts'
import { livedBooks } from './lived-books.ts'

let books: Awaited<ReturnType<typeof livedBooks>>
beforeAll(async () => {
  books = await livedBooks()
})
afterAll(() => books.close())

const lanes = [0, 1]
const everything = () => ({ lanes, realmId: books.realmId })
const minutes = (count: number) => new Date(opening.getTime() + count * 60_000)

const exported = async (query: JournalQuery, format: JournalFormat = 'hledger') => {
  let text = ''
  await exportJournal(books.database.sql, format, query, (part) => {
    text += part
  })
  return text
}

/** What the ledger itself says each account has, as a journal would: debits positive. */
const balancesOf = async (realmId: string): Promise<Map<string, number>> => {
  const accounts = await books.database.sql<AccountRef[]>`
    select distinct kind, owner from ledger_accounts where realm = ${realmId}`
  const balances = new Map<string, number>()
  for (const account of accounts) {
    const { total } = await books.ledger.balance(account)
    const inDebit = chart.kinds[account.kind].normal === 'debit' ? total : -total
    if (inDebit !== 0) balances.set(accountName(account), inDebit)
  }
  return balances
}

const nonZero = (balances: Map<string, number>) =>
  new Map([...balances].filter(([, balance]) => balance !== 0))

test('the journal balances, declares its accounts and claims what each had, line by line', async () => {
  const { entries, accounts } = readHledger(await exported(everything()))

  const { balances, wrong } = follow(entries)

  expect(wrong).toEqual([])
  expect(nonZero(balances)).toEqual(await balancesOf(books.realmId))
  for (const account of balances.keys()) expect(accounts).toContain(account)
  const posted = await books.database.sql`
    select id from ledger_transfers where refusal is null and cardinality(accounts) > 0`
  expect(
    entries
      .map((entry) => entry.id)
      .filter(Boolean)
      .toSorted(),
  ).toEqual(posted.map((row) => String(row['id'])).toSorted())
  const claims = entries.flatMap(({ lines }) => lines).filter(({ claim }) => claim !== undefined)
  expect(claims.length).toBeGreaterThan(20)
})

test.skipIf(!hasHledger)(
  'the real hledger checks it, strictly, and has the same balances',
  async () => {
    const journal = await exported(everything())

    expect(hledger(journal, 'check', '--strict')).toEqual({ ok: true, stdout: '', stderr: '' })
    expect(hledgerBalances(journal)).toEqual(await balancesOf(books.realmId))

    const off = journal.replace(/CNY 10\.00/, 'CNY 10.01')
    expect(off).not.toBe(journal)
    expect(hledger(off, 'check').ok).toBe(false)
  },
)

test('a period begins with what was there and ends with what is', async () => {
  const early = { ...everything(), until: minutes(14) }
  const late = { ...everything(), from: minutes(14) }

  const [first, second] = [await exported(early), await exported(late)]

  const [before, after] = [follow(readHledger(first).entries), follow(readHledger(second).entries)]
  expect([...before.wrong, ...after.wrong]).toEqual([])
  const accounts = nonZero(after.balances)
  accounts.delete('equity:opening balances')
  expect(accounts).toEqual(await balancesOf(books.realmId))
  expect(before.balances.size).toBeGreaterThan(4)
  if (!hasHledger) return
  expect(hledger(first, 'check', '--strict').ok).toBe(true)
  expect(hledger(second, 'check', '--strict').ok).toBe(true)
})

test('an app is told what touched it, and nobody else is named', async () => {
  const { realmId, ledger, shop, customer, payment, topUp } = newRealm(books.database, books.ledger)
  const [mine, theirs] = [await customer({ slot: 0 }), await customer({ slot: 0 })]
  const stranger = chart.merchantPayable(id('app'))
  await ledger.submit(topUp(mine, 50_00, { memo: '充值; 五十元\n整' }))
  await ledger.submit(topUp(theirs, 60_00))
  const bought = payment(mine, 20_00, { memo: `Payment of ${stranger.owner}` })
  await ledger.submit({
    ...bought,
    legs: [debit(mine.account, 20_00), credit(stranger, 20_00)],
  })
  await ledger.submit(payment(theirs, 7_00))
  await ledger.submit({
    ...{ id: transferIdOf('fee', id('tup')), realmId, slot: 0, kind: 'fee', at: opening },
    legs: [debit(stranger, 1_00), credit(chart.feeIncome(realmId), 1_00)],
  })
  const owners = [shop.owner, mine.account.owner]

  const journal = await exported({ lanes, realmId, owners })

  const { entries, accounts } = readHledger(journal)
  const { balances, wrong } = follow(entries)
  expect(wrong).toEqual([])
  for (const account of balances.keys()) expect(accounts).toContain(account)
  expect(entries.filter((entry) => entry.id !== '')).toHaveLength(3)
  expect(entries[0]?.words).toMatch(/^充值 {2}五十元 整 {2}; kind:top_up, at:2026-06-01T10:00/)
  expect(balances.get(accountName(mine.account))).toBe(-30_00)
  expect(balances.get(accountName(shop))).toBe(-7_00)
  for (const format of ['hledger', 'csv', 'jsonl'] as const) {
    const text = await exported({ lanes, realmId, owners }, format)
    expect(text).toContain(mine.account.owner)
    for (const { owner } of [theirs.account, stranger]) expect(text).not.toContain(owner)
  }
  if (hasHledger) expect(hledger(journal, 'check', '--strict').ok).toBe(true)
})

test('tables and JSON lines say the same', async () => {
  const { entries } = readHledger(await exported(everything()))
  const lines = entries
    .filter((entry) => entry.id !== '')
    .flatMap((entry) => entry.lines.map(({ account, amount }) => [entry.id, account, amount]))

  const json = (await exported(everything(), 'jsonl')).trimEnd().split('\n')
  const csv = (await exported(everything(), 'csv')).trimEnd().split('\r\n').slice(1)

  expect(
    json.flatMap((line) => {
      const told = JSON.parse(line) as { id: string; lines: { account: string; amount: number }[] }
      return told.lines.map(({ account, amount }) => [told.id, account, amount])
    }),
  ).toEqual(lines)
  expect(csv).toHaveLength(lines.length)
  const [cells = ''] = csv
  expect(cells).toContain(`${lines[0]![0]}`)
  const paid = csv.find((row) => row.includes('Tea'))
  expect(paid).toMatch(/,payment,"Tea, \d+ fen",liabilities:2011 吸收存款:acc_\w+,\d+\.\d\d,,CNY$/)
})
