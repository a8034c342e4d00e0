import { type Account, listAccounts } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import type { Payer as ChannelPayer } from '../channels/index.ts'
import { readPinState } from '../challenges/index.ts'
import type { OrderBank } from '../orders/index.ts'

/** Whoever pays in a session, as far as the bank knows them. */
export interface SessionPayer {
  userId: string | null
  /** The user's account, where they have one that is not closed. */
  account: Account | null
  pinIsSet: boolean
}

export const readPayer = async (
  bank: OrderBank,
  app: App,
  userId: string | null,
  at: Date,
): Promise<SessionPayer> => {
  if (userId === null) return { userId, account: null, pinIsSet: false }
  const user = { app, userId }
  const [accounts, pin] = await Promise.all([
    listAccounts(bank.sql, user),
    readPinState(bank, bank.sql, user, at),
  ])
  const account = accounts.find(({ status }) => status !== 'closed') ?? null
  return { userId, account, pinIsSet: pin !== undefined }
}

/** What channels have to know of a payer. */
export const asChannelsSee = ({ userId, account, pinIsSet }: SessionPayer): ChannelPayer => ({
  userId,
  accountId: account?.id ?? null,
  pinIsSet,
})
