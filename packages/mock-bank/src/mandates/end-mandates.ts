import type { AccountFollower } from '../accounts/index.ts'
import { cancelMandatesOfAccount, tellCancelled } from './cancel-mandate.ts'

/** No mandate outlives its account. */
export const endMandates: AccountFollower = {
  usesAccount: async () => false,
  usesCard: async () => false,
  closed: async (bank, tx, owner, { id }, at) => {
    const cancelled = await cancelMandatesOfAccount(tx, id, at)
    return () => tellCancelled(bank, tx, owner, cancelled, at)
  },
}
