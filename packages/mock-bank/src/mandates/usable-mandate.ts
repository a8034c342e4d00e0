import { type Account, mustAllow } from '../accounts/index.ts'
import type { AppUser } from '../customers/index.ts'
import { BankError } from '../kernel/errors.ts'
import { gathered } from '../kernel/gathered.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Mandate, mustBeActive } from './mandate.ts'

/** What has to be known of a mandate to take a payment by it. */
export type UsableMandate = Pick<
  Mandate,
  'id' | 'appId' | 'userId' | 'slot' | 'accountId' | 'maxAmount' | 'status'
>

/**
 * A mandate a payment may be taken by now, from an account that may be paid from. Every such payment
 * asks, so the question goes to the database with those of others. Not to be asked inside a transaction.
 *
 * @throws {BankError} `not_found` for whoever is not its user, or not in its app; `mandate_inactive`, `account_frozen`
 */
export const usableMandate = async (
  bank: Pick<Kernel, 'sql'>,
  { app, userId }: AppUser,
  mandateId: string,
): Promise<UsableMandate> => {
  const mandate = await mandateOf(bank, mandateId)
  if (mandate?.appId !== app.id || mandate.userId !== userId) throw new BankError('not_found')
  mustBeActive(mandate)
  mustAllow({ status: mandate.accountStatus }, 'out')
  return mandate
}

interface Found extends UsableMandate {
  accountStatus: Account['status']
}

const mandateOf = gathered({
  answer: async (
    bank: Pick<Kernel, 'sql'>,
    ids: readonly string[],
  ): Promise<(Found | undefined)[]> => {
    const rows = await bank.sql<Found[]>`select * from mandates_to_pay_by(${[...ids]})`
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id))
  },
})
