import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { chart } from '../ledger/index.ts'
import { now } from '../realms/realm.ts'
import type { Account } from './account.ts'
import type { AccountBank, Tell } from './bank.ts'
import { changeAccount, logChange } from './change-account.ts'
import { letGoOfCard } from './let-go-of-card.ts'
import { type Owner, tellOfAccount } from './tell-account.ts'

/** The PIN was given: closes a locked account, unless something has come between. */
export const closeLocked = async (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  account: Account,
): Promise<Account> => {
  // Nothing comes in from here on: what is read of its balance stays so.
  await bank.ledger.changeTerms(tx, {
    ...{ ref: chart.customer(account.id), slot: account.slot, cap: 0 },
    limits: limitsOf(bank, account),
  })
  if (await obstacleTo(bank, tx, account)) {
    await restoreTerms(bank, tx, account)
    return account
  }
  const at = now(bank, owner.realm)
  const told: Tell[] = []
  for (const { closed } of bank.accountFollowers)
    told.push(await closed(bank, tx, owner, account, at))
  const closed = await changeAccount(tx, account, { closedAt: at })
  await logChange(bank, tx, closed, 'closed', { actor: 'customer', reason: 'customer_request', at })
  told.push(await letGoOfCard(bank, tx, owner, closed, at))
  for (const tell of told) await tell()
  await tellOfAccount(bank, tx, owner, 'account.closed', closed, at)
  return closed
}

const limitsOf = ({ rules }: AccountBank, { class: accountClass }: Account) => {
  const { balanceCap: _, ...limits } = rules.classes[accountClass]
  return limits
}

const restoreTerms = (bank: AccountBank, tx: Tx, account: Account): Promise<void> =>
  bank.ledger.changeTerms(tx, {
    ...{ ref: chart.customer(account.id), slot: account.slot, limits: limitsOf(bank, account) },
    ...(account.balanceCap !== null && { cap: account.balanceCap }),
  })

/** Why an account cannot be closed now; null where it can. */
export const obstacleTo = async (
  bank: AccountBank,
  on: Queryable,
  account: Account,
): Promise<BankError | null> => {
  const { status } = account
  // What is frozen against a stranger is not closed by one; what the bank froze it keeps.
  if (status !== 'active' && status !== 'dormant')
    return new BankError('account_frozen', { status })
  const { available, held } = await bank.ledger.balance(chart.customer(account.id), on)
  if (available !== 0 || held !== 0) return new BankError('account_not_empty', { available, held })
  for (const { usesAccount } of bank.accountFollowers)
    if (await usesAccount(on, account.id)) return new BankError('account_in_use')
  return null
}
