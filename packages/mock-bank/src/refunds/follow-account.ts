import type { AccountFollower } from '../accounts/index.ts'

/** A refund that is under way keeps the account it goes to open, and the card it goes to bound. */
export const followAccountOfRefunds: AccountFollower = {
  usesAccount: async (on, accountId) => {
    const found = await on`
      select 1 from refunds where account_id = ${accountId} and status = 'processing' limit 1`
    return found.length > 0
  },
  usesCard: async (on, cardId) => {
    const found = await on`
      select 1 from refunds where card_id = ${cardId} and status = 'processing' limit 1`
    return found.length > 0
  },
  closed: async () => async () => {},
}
