import type { AppUser } from '../customers/index.ts'
import { cached } from '../kernel/cached.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { gathered } from '../kernel/gathered.ts'
import type { Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Account } from './account.ts'

/**
 * The account a user pays from: the one that was named, or their only one. Every payment asks, so the
 * question goes to the database with those of others. Not to be asked inside a transaction.
 *
 * @throws {BankError} `not_found`, `account_missing`; `invalid_field` where there are several.
 */
export const payingAccount = async (
  bank: Pick<Kernel, 'sql'>,
  user: AppUser,
  accountId: string | undefined,
): Promise<Account> => {
  const accounts = await accountsOf(bank, user)
  if (accountId !== undefined) {
    const named = accounts.find(({ id }) => id === accountId)
    if (!named) throw new BankError('not_found')
    return named
  }
  const [account, another] = accounts.filter(({ status }) => status !== 'closed')
  if (!account) throw new BankError('account_missing')
  if (another) throw invalidField('accountId', 'The user has several accounts: name one.')
  return account
}

/** A user's customer has their place for ever, so it may be remembered; nothing else of an account may. */
const places = cached<Slot>({ ttlMs: 3_600_000, most: 100_000 })

/** The slot of a user's accounts; nothing where they never had one. */
export const slotOfUser = (bank: Pick<Kernel, 'sql'>, user: AppUser): Promise<Slot | undefined> =>
  places(bank).read(`${user.app.id} ${user.userId}`, async () => {
    const [account] = await accountsOf(bank, user)
    return account?.slot
  })

const accountsOf = gathered({
  answer: async (bank: Pick<Kernel, 'sql'>, users: readonly AppUser[]): Promise<Account[][]> => {
    const rows = await bank.sql<(Account & { place: number })[]>`
      select wanted.place, a.* from unnest(
        ${users.map(({ app }) => app.id)}::text[], ${users.map(({ userId }) => userId)}::text[]
      ) with ordinality wanted(app_id, user_id, place)
      cross join lateral (
        select * from accounts
        where app_id = wanted.app_id and user_id = wanted.user_id offset 0
      ) a`
    const byPlace = Map.groupBy(rows, ({ place }) => place)
    return users.map((_, place) => byPlace.get(place + 1) ?? [])
  },
})
