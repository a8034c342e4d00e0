import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { SignedRequest } from './request-signature.ts'

/**
 * Refuses a signed write that was received before. Remembered until the signature would be refused as stale.
 *
 * @throws {BankError} `signature_replayed`
 */
export const refuseReplay = async (
  bank: Pick<Kernel, 'sql'>,
  { hash, staleAt }: SignedRequest,
): Promise<void> => {
  const [first] = await bank.sql`
    insert into seen_signatures ${bank.sql({ hash, staleAt })} on conflict do nothing returning hash`
  if (!first) throw new BankError('signature_replayed')
}

export const forgetStaleSignatures = async (bank: Pick<Kernel, 'sql' | 'wall'>): Promise<void> => {
  await bank.sql`delete from seen_signatures where stale_at < ${bank.wall()}`
}
