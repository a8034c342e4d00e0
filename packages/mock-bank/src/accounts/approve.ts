import type { ErrorCode } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { bindCard, issuerOf, presentCard } from '../cards/index.ts'
import { type Customer, meetCustomer, tieToCustomer } from '../customers/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type Account, countAccounts, hasAccount } from './account.ts'
import { type Applicant, isComplete } from './applicant.ts'
import { type Application, changeApplication, findApplication, standingOf } from './application.ts'
import type { AccountBank } from './bank.ts'
import { presentAccount } from './present-account.ts'
import { presentApplication } from './present-application.ts'
import { openDraft } from './sealed-applicant.ts'

/** Whose account is opened. */
export interface Opening {
  realm: Realm
  app: App
  userId: string
}

/**
 * The code was right: the person becomes a customer, the card is bound, the account opened, or the
 * application rejected. Once; called again it answers with what became of it.
 */
export const approveApplication = (
  bank: AccountBank,
  opening: Opening,
  id: string,
): Promise<Application> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, opening.realm)
    const application = await findApplication(tx, opening, id, { lock: true })
    if (standingOf(application, at).status !== 'processing') return application

    const draft = openDraft(bank.vault, application)
    const applicant = isComplete(draft) ? draft : fault('An unfinished application was approved.')
    const customer = await meetCustomer(bank, tx, opening.realm.id, applicant, at)
    const refusal = await refusalOf(bank, tx, opening, application, customer, at)
    return refusal
      ? reject(bank, tx, opening, application, refusal, at)
      : open(bank, tx, opening, application, applicant, customer, at)
  })

/** What only shows once it is certain who the person is. The customer is locked, so the count holds. */
const refusalOf = async (
  bank: AccountBank,
  tx: Tx,
  opening: Opening,
  { class: accountClass }: Application,
  customer: Customer,
  at: Date,
): Promise<ErrorCode | null> => {
  const isSamePerson = await tieToCustomer(bank, tx, opening, customer, at)
  if (!isSamePerson) return 'identity_mismatch'
  if (await hasAccount(tx, opening, accountClass)) return 'account_limit_reached'
  const held = await countAccounts(tx, customer.id, accountClass)
  return held < bank.rules.opening.accountsPerPerson ? null : 'account_limit_reached'
}

const reject = async (
  bank: AccountBank,
  tx: Tx,
  opening: Opening,
  { id }: Application,
  failureCode: ErrorCode,
  at: Date,
): Promise<Application> => {
  await changeApplication(tx, id, { status: 'rejected', failureCode })
  const rejected = await findApplication(tx, opening, id)
  const told = presentApplication(bank, rejected, at, 'zh-CN')
  await emit(tx, opening.realm, opening.app.id, 'application.rejected', told, at)
  return rejected
}

const open = async (
  bank: AccountBank,
  tx: Tx,
  opening: Opening,
  application: Application,
  { cardNumber }: Applicant,
  customer: Customer,
  at: Date,
): Promise<Application> => {
  const { realm, app } = opening
  const issuer = issuerOf(cardNumber) ?? fault('A card of no known bank was confirmed.')
  const card = await bindCard(bank, tx, opening, customer, { cardNumber, issuer }, at)
  const account = await openAccount(bank, tx, opening, application, customer, card.id, at)
  await changeApplication(tx, application.id, { status: 'approved', accountId: account.id })

  const approved = await findApplication(tx, opening, application.id)
  await emit(tx, realm, app.id, 'card.bound', presentCard(card, 'zh-CN'), at)
  await emit(tx, realm, app.id, 'account.opened', presentAccount(account, card, 'zh-CN'), at)
  const told = presentApplication(bank, approved, at, 'zh-CN')
  await emit(tx, realm, app.id, 'application.approved', told, at)
  return approved
}

/** Opens the account here and in the books. */
const openAccount = async (
  bank: AccountBank,
  tx: Tx,
  { realm, app, userId }: Opening,
  { class: accountClass }: Application,
  { id: customerId, slot }: Customer,
  cardId: string,
  at: Date,
): Promise<Account> => {
  const balanceCap = accountClass === 'III' ? bank.rules.opening.classIIIBalanceCap : null
  const account: Account = {
    id: newId('acc', slot, app.slotMask, bank.wall()),
    ...{ realmId: realm.id, appId: app.id, userId, customerId, slot },
    ...{ class: accountClass, status: 'active', balanceCap, cardId, at },
  }
  await tx`insert into accounts ${tx({ ...account, recordedAt: bank.wall() })}`
  await bank.ledger.openAccount(tx, {
    ...{ realmId: realm.id, ref: chart.customer(account.id), slot },
    ...(balanceCap !== null && { cap: balanceCap }),
  })
  return account
}
