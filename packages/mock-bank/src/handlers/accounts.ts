import type { Locale } from '@qiantang/sdk/contract'

import {
  type Account,
  cardOf,
  findAccount,
  listAccounts,
  presentAccount,
  presentLine,
} from '../accounts/index.ts'
import type { AppUser } from '../customers/index.ts'
import { invalidField } from '../kernel/errors.ts'
import { usualLimit } from '../kernel/page.ts'
import { toTimestamp } from '../kernel/time.ts'
import { chart } from '../ledger/index.ts'
import { now } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'
import type { Handlers } from './handler.ts'

export const accounts: Handlers['accounts'] = {
  list: async (bank, call) => {
    const user = userOf(call)
    const found = await listAccounts(bank.sql, user)
    return {
      items: await Promise.all(found.map((account) => present(bank, user, account, call.locale))),
      nextCursor: null,
    }
  },

  retrieve: async (bank, call) => {
    const user = userOf(call)
    const account = await findAccount(bank.sql, user, call.params.accountId)
    return present(bank, user, account, call.locale)
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
    const { id } = await findAccount(bank.sql, userOf(call), call.params.accountId)
    const { limit = usualLimit, cursor, from, to } = call.query
    const page = await bank.ledger.statement(chart.customer(id), {
      ...{ limit, cursor },
      from: from === undefined ? undefined : new Date(from),
      // The contract's end is not included, the ledger's is.
      to: to === undefined ? undefined : new Date(Date.parse(to) - 1),
    })
    return {
      items: page.lines.map((line) => presentLine(line, call.locale)),
      nextCursor: page.nextCursor,
    }
  },
}

interface UserCall {
  caller: Pick<AppUser, 'app'>
  params: Pick<AppUser, 'userId'>
}

/** The user the path names, in the caller's app. */
const userOf = ({ caller, params }: UserCall): AppUser => ({
  app: caller.app,
  userId: params.userId,
})

const present = async (bank: WholeBank, user: AppUser, account: Account, locale: Locale) =>
  presentAccount(account, await cardOf(bank.sql, user, account), locale)
