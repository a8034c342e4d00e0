import type { Locale } from '@qiantang/sdk/contract'

import {
  type Account,
  cardOf,
  closeAccount,
  findAccount,
  freezeAccount,
  listAccounts,
  monthsOf,
  nextActionOf,
  presentAccount,
  presentLine,
  readLimits,
  setNoPinLimit,
  statementOf,
  settleAccount,
  unfreezeAccount,
} from '../accounts/index.ts'
import type { AppUser } from '../customers/index.ts'
import { invalidField } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import { chart } from '../ledger/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const accounts: Handlers['accounts'] = {
  list: async (bank, call) => {
    const user = userOf(call)
    const found = await listAccounts(bank.sql, user)
    return {
      items: await Promise.all(
        found.map((account) => presentWhole(bank, user, account, call.locale)),
      ),
      nextCursor: null,
    }
  },

  retrieve: async (bank, call) => {
    const user = userOf(call)
    const account = await findAccount(bank.sql, user, call.params.accountId)
    return presentWhole(bank, user, account, call.locale)
  },

  update: async (bank, { caller, params, body, locale }) => {
    const account = await setNoPinLimit(bank, caller, params.accountId, body.noPinLimit)
    return presentWhole(bank, caller, account, locale)
  },

  freeze: async (bank, { caller, params, body: { scope }, locale }) => {
    const freezing = { scope, reason: 'customer_request' } as const
    const account = await freezeAccount(bank, caller, params.accountId, freezing)
    return presentWhole(bank, caller, account, locale)
  },

  unfreeze: async (bank, { caller, params, locale }) => {
    const account = await unfreezeAccount(bank, caller, params.accountId)
    return presentWhole(bank, caller, account, locale)
  },

  close: async (bank, { caller, params, locale }) => {
    const account = await closeAccount(bank, caller, params.accountId)
    return presentWhole(bank, caller, account, locale)
  },

  limits: async (bank, { caller, params }) => {
    const account = await findAccount(bank.sql, caller, params.accountId)
    return readLimits(bank, account, now(bank, caller.realm))
  },

  balance: async (bank, call) => {
    const { id } = await findAccount(bank.sql, userOf(call), call.params.accountId)
    const present = now(bank, call.caller.realm)
    const at = call.query.at === undefined ? present : new Date(call.query.at)
    if (at > present) throw invalidField('query.at', 'This moment has not come yet.')

    const account = chart.customer(id)
    const balance =
      call.query.at === undefined
        ? await bank.ledger.balance(account)
        : await bank.ledger.balanceAt(account, at)
    return { currency: 'CNY', ...balance, at: toTimestamp(at) }
  },

  statementLines: async (bank, call) => {
    const account = await findAccount(bank.sql, userOf(call), call.params.accountId)
    const page = await statementOf(bank, account, call.query, call.locale)
    return {
      items: page.lines.map((line) => presentLine(line, call.locale)),
      nextCursor: page.nextCursor,
    }
  },

  statementMonths: async (bank, call) => {
    const account = await findAccount(bank.sql, userOf(call), call.params.accountId)
    return { items: await monthsOf(bank, account), nextCursor: null }
  },
}

/** What was asked of an account waits for its user’s PIN. */
export const waitingAccount: Waiting = {
  resume: async (bank, owner, id, locale) => {
    const account = await settleAccount(bank, owner, id)
    return { type: 'account', resource: await presentWhole(bank, owner, account, locale) }
  },
  abandon: async (bank, owner, id) => {
    await settleAccount(bank, owner, id)
  },
}

interface Holder extends AppUser {
  realm: Realm
}

interface UserCall {
  caller: Omit<Holder, 'userId'>
  params: Pick<AppUser, 'userId'>
}

/** The user the path names, in the caller's app. */
const userOf = ({ caller, params }: UserCall): Holder => ({
  realm: caller.realm,
  app: caller.app,
  userId: params.userId,
})

/** An account as its user is shown it, with what waits for them. */
export const presentWhole = async (
  bank: WholeBank,
  user: Holder,
  account: Account,
  locale: Locale,
) => {
  const card = await cardOf(bank.sql, user, account)
  const nextAction = await nextActionOf(bank.sql, account, now(bank, user.realm))
  return presentAccount(account, card, locale, nextAction)
}
