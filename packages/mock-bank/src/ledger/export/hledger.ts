import type { Queryable } from '../../kernel/database/index.ts'
import { dayOf, toTimestamp } from '../../kernel/time.ts'
import { kinds, type AccountKind } from '../chart.ts'
import type { Fen } from '../posting.ts'
import { accountName, currencyCode, decimal, nameOfLeg, wordsOf } from './in-words.ts'
import type { JournalQuery } from './journal-query.ts'
import { readBalances, type JournalBalance } from './read-balances.ts'
import { readJournal, type JournalLeg, type JournalTransfer } from './read-journal.ts'

/**
 * A journal that hledger reads and checks, strictly too: accounts are declared, each transfer is an
 * entry under its id, and beside each line of an account that lies in one lane stands the balance we
 * have for it then. What the striped ones have in the end the last entry claims.
 */
export async function* hledgerJournal(tx: Queryable, query: JournalQuery): AsyncGenerator<string> {
  yield 'decimal-mark .\n'
  for (const code of ['CNY', 'HKD', 'USD', 'EUR']) yield `commodity ${code} 1000.00\n`
  yield* declarations(tx, query)
  let lastDay: string | undefined
  if (query.from) {
    lastDay = dayOf(query.from)
    yield* opening(tx, query, query.from)
  }
  for await (const transfer of readJournal(tx, query)) {
    lastDay = dayOf(transfer.at)
    yield entry(transfer)
  }
  if (lastDay !== undefined) yield* closing(tx, query, lastDay)
}

const openings = 'equity:opening balances'

async function* declarations(tx: Queryable, query: JournalQuery): AsyncGenerator<string> {
  yield `account ${openings}\n`
  for await (const { account } of readBalances(tx, query, query.until))
    yield `account ${accountName(account)}\n`
  if (!query.owners) return
  for (const kind of Object.keys(kinds) as AccountKind[]) {
    yield `account ${accountName({ kind, owner: query.realmId ?? '' })}\n`
    yield `account ${accountName({ kind, owner: '' }, false)}\n`
  }
}

async function* opening(tx: Queryable, query: JournalQuery, from: Date): AsyncGenerator<string> {
  for await (const { account, currency, balance } of readBalances(tx, query, from)) {
    if (balance === 0) continue
    const line = posting(accountName(account), currency, balance, balance)
    yield `\n${dayOf(from)} * opening balance\n${line}    ${openings}\n`
  }
}

const entry = (transfer: JournalTransfer): string => {
  const { id, at, kind, movementId, legs } = transfer
  const tags = [
    `kind:${kind}`,
    `at:${toTimestamp(at)}`,
    ...(movementId ? [`for:${movementId}`] : []),
  ]
  const words = wordsOf(transfer).replace(/[\r\n;]+/g, ' ')
  return `\n${dayOf(at)} * (${id}) ${words}  ; ${tags.join(', ')}\n${legs.map(lineOf).join('')}`
}

const lineOf = (leg: JournalLeg): string =>
  posting(nameOfLeg(leg), leg.currency, leg.amount, leg.balanceAfter)

const posting = (account: string, currency: number, amount: Fen, balance: Fen | null): string => {
  const code = currencyCode(currency)
  const claim = balance === null ? '' : ` = ${code} ${decimal(balance)}`
  return `    ${account}  ${code} ${decimal(amount)}${claim}\n`
}

async function* closing(tx: Queryable, query: JournalQuery, day: string): AsyncGenerator<string> {
  const lines: string[] = []
  for await (const balance of readBalances(tx, query, query.until))
    if (kinds[balance.account.kind].striped) lines.push(claimOf(balance))
  if (lines.length > 0) yield `\n${day} * closing balances\n${lines.join('')}`
}

const claimOf = ({ account, currency, balance }: JournalBalance): string =>
  posting(accountName(account), currency, 0, balance)
