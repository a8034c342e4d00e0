import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { checkBooks, openLedger } from '../../src/ledger/index.ts'
import * as acquiringPostings from '../../src/acquiring/postings.ts'
import * as orderPostings from '../../src/orders/postings.ts'
import * as refundPostings from '../../src/refunds/postings.ts'
import * as settlementPostings from '../../src/settlement/postings.ts'
import * as transferPostings from '../../src/transfers/postings.ts'
import * as walletPostings from '../../src/wallet/postings.ts'
import { openTestDatabase } from '../postgres.ts'
import { customersOfStory, tellJournal, told } from './journal.ts'

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
    const journal = await tellJournal(ledger, async () => {
      for (const customer of customersOfStory) await ledger.openAccount(database.sql, customer)
    })

    expect(Object.fromEntries(examples)).toEqual(Object.fromEntries(journal))
    await checkBooks(database.sql)
  } finally {
    await ledger.close()
    await database.close()
  }
})

test('docs/money.md tells every kind of posting there is', () => {
  const rooms = [
    ...[walletPostings, orderPostings, acquiringPostings],
    ...[transferPostings, refundPostings, settlementPostings],
  ]
  expect(told).toEqual(new Set(rooms.flatMap((postings) => Object.values<unknown>(postings))))
})
