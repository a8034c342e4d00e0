import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { checkBooks, openLedger } from '../../src/ledger/index.ts'
import * as orderPostings from '../../src/orders/postings.ts'
import * as walletPostings from '../../src/wallet/postings.ts'
import { openTestDatabase } from '../postgres.ts'
import { customerOfStory, tellJournal, told } from './journal.ts'

const page = readFileSync(new URL('../../../../docs/money.md', import.meta.url), 'utf8')

/** The page's examples: a heading, then a block marked `journal`. */
const examples = new Map(
  [...page.matchAll(/^### (.+)\n[^#]*?```journal\n([\s\S]*?)\n```/gm)].map(
    ([, name = '', block = '']) => [name, block],
  ),
)

test('the journal entries of docs/money.md are those the bank makes', async () => {
  const database = await openTestDatabase()
  const ledger = await openLedger(database)
  try {
    const journal = await tellJournal(ledger, () =>
      ledger.openAccount(database.sql, customerOfStory),
    )

    expect(Object.fromEntries(examples)).toEqual(Object.fromEntries(journal))
    await checkBooks(database.sql)
  } finally {
    await ledger.close()
    await database.close()
  }
})

test('docs/money.md tells every kind of posting there is', () => {
  expect(told.size).toBe(Object.keys(walletPostings).length + Object.keys(orderPostings).length)
})
