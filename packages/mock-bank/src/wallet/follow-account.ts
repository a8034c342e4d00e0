import type { AccountFollower } from '../accounts/index.ts'
import type { Queryable } from '../kernel/database/index.ts'

/**
 * A top-up or withdrawal that has begun keeps its account open and its card bound until it has ended; one that was sent
 * back and still looks for its place keeps the account open.
 */
export const followAccount: AccountFollower = {
  usesAccount: async (on: Queryable, accountId: string) => {
    const found = await on`
      select 1 from card_movements
      where account_id = ${accountId}
        and (status = 'processing' or failure_code = 'return_waiting')
      limit 1`
    return found.length > 0
  },
  usesCard: async (on: Queryable, cardId: string) => {
    const found = await on`
      select 1 from card_movements where card_id = ${cardId} and status = 'processing' limit 1`
    return found.length > 0
  },
  // What still waits for the PIN is given up when the PIN comes.
  closed: async () => async () => {},
}
