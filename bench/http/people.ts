import { findApp } from '../../packages/mock-bank/src/apps/apps.ts'
import type { App } from '../../packages/mock-bank/src/apps/caller.ts'
import { bindCard, issuerOf } from '../../packages/mock-bank/src/cards/index.ts'
import { setFirstPin } from '../../packages/mock-bank/src/challenges/index.ts'
import { meetCustomer, tieToCustomer } from '../../packages/mock-bank/src/customers/index.ts'
import type { WholeBank } from '../../packages/mock-bank/src/handlers/bank.ts'
import type { Tx } from '../../packages/mock-bank/src/kernel/database/index.ts'
import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import { chart, credit, debit, transferIdOf } from '../../packages/mock-bank/src/ledger/index.ts'
import { mustPost } from '../product/open-books.ts'
import { openingBalance } from '../workload/population.ts'

/** The most a payment of the bench's people may be without asking them. */
const noPinLimit = 100_000

/** A person with an e-account and money in it, who lets payments happen without a PIN. */
export interface Holder {
  userId: string
  accountId: string
  mandateId: string
}

/**
 * Opens the account of the n-th person. The rooms are called as the end of an application calls them: the
 * bench needs hundreds of people, and what leads up to an account is not what it measures.
 */
export const openHolder = async (bank: WholeBank, appId: string, n: number): Promise<Holder> => {
  const { app } = (await findApp(bank, appId)) ?? missing('app')
  const userId = `user_${n}`
  const at = bank.wall()
  const opened = await bank.sql.begin(async (tx) => {
    const person = personAt(n)
    const customer = await meetCustomer(bank, tx, app.realmId, person, at)
    await tieToCustomer(bank, tx, { app, userId }, customer, at)
    const cardNumber = `622202${String(n).padStart(13, '0')}`
    const issuer = issuerOf(cardNumber) ?? missing('issuer')
    const card = await bindCard(bank, tx, { app, userId }, customer, { cardNumber, issuer }, at)
    await setFirstPin(bank, tx, { app, userId }, '271828', at)
    const account = { customerId: customer.id, slot: customer.slot, cardId: card.id }
    const accountId = await insertAccount(bank, tx, app, userId, account, at)
    const mandateId = await insertMandate(bank, tx, app, userId, { accountId, ...account }, at)
    return { accountId, mandateId, slot: customer.slot }
  })
  await fill(bank, app, opened)
  return { userId, accountId: opened.accountId, mandateId: opened.mandateId }
}

interface Placed {
  slot: number
  customerId: string
  cardId: string
}

const insertAccount = async (
  bank: WholeBank,
  tx: Tx,
  app: App,
  userId: string,
  { slot, customerId, cardId }: Placed,
  at: Date,
): Promise<string> => {
  const id = newId('acc', slot, app.slotMask, bank.wall())
  const account = {
    ...{ id, realmId: app.realmId, appId: app.id, userId, customerId, slot },
    ...{ class: 'II', status: 'active', balanceCap: null, cardId, noPinLimit },
    ...{ at, recordedAt: bank.wall() },
  }
  await tx`insert into accounts ${tx(account)}`
  const { balanceCap: _, ...limits } = bank.rules.classes.II
  const ref = chart.customer(id)
  await bank.ledger.openAccount(tx, { realmId: app.realmId, ref, slot, limits })
  return id
}

const insertMandate = async (
  bank: WholeBank,
  tx: Tx,
  app: App,
  userId: string,
  { slot, accountId }: { slot: number; accountId: string },
  at: Date,
): Promise<string> => {
  const id = newId('mdt', slot, app.slotMask, bank.wall())
  const mandate = {
    ...{ id, realmId: app.realmId, appId: app.id, userId, slot, accountId },
    ...{ maxAmount: noPinLimit, description: '茶馆免密', status: 'active' },
    ...{ createdAt: at, activatedAt: at },
  }
  await tx`insert into mandates ${tx(mandate)}`
  return id
}

const fill = async (
  { ledger, wall }: WholeBank,
  { realmId }: App,
  { slot, accountId }: { slot: number; accountId: string },
): Promise<void> => {
  const id = newId('tup', slot, 0, wall())
  await mustPost(ledger, {
    ...{ id: transferIdOf('opening', id), kind: 'top_up', memo: `Top-up ${id}` },
    ...{ realmId, slot, at: wall() },
    legs: [
      debit(chart.cardNetworkClearing(realmId), openingBalance),
      credit(chart.customer(accountId), openingBalance),
    ],
  })
}

/** Somebody who could be: a name, a resident id number of its own, a mobile. */
const personAt = (n: number) => ({
  name: '陈小茶',
  idNumber: `33010619900101${String(n).padStart(4, '0')}`,
  mobile: `138${String(n).padStart(8, '0')}`,
})

const missing = (what: string): never => {
  throw new Error(`There is no ${what}.`)
}
