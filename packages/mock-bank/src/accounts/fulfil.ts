import { record } from '../audit/index.ts'
import { bindCard, issuerOf, presentCard } from '../cards/index.ts'
import type { Customer } from '../customers/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import { type Account, findAccount } from './account.ts'
import type { Applicant } from './applicant.ts'
import { type Application, changeApplication } from './application.ts'
import type { AccountBank } from './bank.ts'
import { changeAccount, logChange } from './change-account.ts'
import { watchForDormancy } from './dormancy.ts'
import { freezeLocked } from './freeze.ts'
import { areDetailsOverdue } from './identity-request.ts'
import { dropPending } from './pending-act.ts'
import { type Owner, tellOfAccount } from './tell-account.ts'
import { turnoverOf } from './turnover.ts'

/** An application nothing stands against any more, and who has made it. */
export interface Approved {
  bank: AccountBank
  tx: Tx
  owner: Owner
  application: Application
  applicant: Applicant
  customer: Customer
  at: Date
}

/** Binds the card, and opens the account here and in the books. */
export const openAccount = async (approved: Approved): Promise<void> => {
  const { bank, tx, owner, application, applicant, customer, at } = approved
  const { realm, app, userId } = owner
  const { cardNumber } = applicant
  const issuer = issuerOf(cardNumber) ?? fault('A card of no known bank was confirmed.')
  const card = await bindCard(bank, tx, owner, customer, { cardNumber, issuer }, at)

  const { class: accountClass } = application
  const { balanceCap, ...limits } = bank.rules.classes[accountClass]
  const { id: customerId, slot } = customer
  const account: Account = {
    id: newId('acc', slot, app.slotMask, bank.wall()),
    ...{ realmId: realm.id, appId: app.id, userId, customerId, slot },
    ...{ class: accountClass, status: 'active', balanceCap, cardId: card.id, at, noPinLimit: 0 },
    ...{ freezes: [], dormantSince: null, reactivatedAt: null, closedAt: null },
    ...{ faceToFaceAt: null, turnoverAsThree: null },
    ...{ pending: null, pendingChallengeId: null, raiseTo: null },
  }
  await tx`
    insert into accounts ${tx({ ...account, freezes: tx.json([]), recordedAt: bank.wall() })}`
  await bank.ledger.openAccount(tx, {
    ...{ realmId: realm.id, ref: chart.customer(account.id), slot, limits },
    ...(balanceCap !== null && { cap: balanceCap }),
  })
  await watchForDormancy(bank, tx, account, at)
  await logChange(bank, tx, account, 'opened', byApplication(application, at))
  await changeApplication(tx, application.id, { accountId: account.id, status: 'approved' })
  const bound = { cardId: card.id, cardLast4: card.last4 }
  await record(bank, tx, owner, 'card.bound', bound, at)
  await emit(tx, realm, app.id, 'card.bound', presentCard(card, 'zh-CN'), at)
  await tellOfAccount(bank, tx, owner, 'account.opened', account, at)
  // What stops the person's other accounts stops this one.
  if (accountClass === 'III' && (await areDetailsOverdue(tx, customerId, at)))
    await freezeLocked(bank, tx, owner, account, { scope: 'all', reason: 'identity_overdue' })
}

/** The same account is of Class II from now on: without a cap, and with its limits. */
export const upgradeAccount = async (approved: Approved): Promise<void> => {
  const { bank, tx, owner, application, at } = approved
  const found = await subjectOf(approved)
  const account = await dropPending(tx, found, at)
  const { balanceCap, ...limits } = bank.rules.classes.II
  await bank.ledger.changeTerms(tx, {
    ...{ ref: chart.customer(account.id), slot: account.slot, limits },
    ...(balanceCap !== null && { cap: balanceCap }),
  })
  // The lane waits for this transaction, so nothing comes between.
  const turnoverAsThree = await turnoverOf(bank, tx, account.slot, [account.id])
  const upgraded = await changeAccount(tx, account, { class: 'II', balanceCap, turnoverAsThree })
  await logChange(bank, tx, upgraded, 'upgraded', byApplication(application, at))
  await tellOfAccount(bank, tx, owner, 'account.upgraded', upgraded, at)
}

/** The dormant account is in use again. */
export const reactivateAccount = async (approved: Approved): Promise<void> => {
  const { bank, tx, owner, application, at } = approved
  const account = await subjectOf(approved)
  const reactivated = await changeAccount(tx, account, { dormantSince: null, reactivatedAt: at })
  await watchForDormancy(bank, tx, reactivated, at)
  await logChange(bank, tx, reactivated, 'reactivated', byApplication(application, at))
  await tellOfAccount(bank, tx, owner, 'account.reactivated', reactivated, at)
}

const subjectOf = ({ tx, owner, application }: Approved): Promise<Account> =>
  findAccount(tx, owner, application.accountId ?? fault('An application about no account.'), {
    lock: true,
  })

const byApplication = ({ id }: Application, at: Date) =>
  ({ actor: 'customer', reason: id, at }) as const
