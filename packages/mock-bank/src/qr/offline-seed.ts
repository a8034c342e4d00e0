import { createHmac } from 'node:crypto'

import type { Kernel } from '../kernel/kernel.ts'

/** What a page of the bank makes codes of while it has no network. */
export interface OfflineSeed {
  /** Nine digits by which it is found. */
  index: number
  realmId: string
  appId: string
  userId: string
  /** The session it was made in, with which it ends. */
  sessionId: string
  accountId: string
  slot: number
  validUntil: Date
  createdAt: Date
}

type Vault = Pick<Kernel, 'vault'>

/** The secret itself: made from a key, and kept nowhere at the bank. */
export const secretOf = (
  { vault }: Vault,
  { index, sessionId, createdAt }: OfflineSeed,
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHmac('sha256', vault.key('offline-code'))
      .update(`${index} ${sessionId} ${createdAt.toISOString()}`)
      .digest(),
  )

/** Hides indexes in codes. Every page of the bank knows it. */
export const maskOf = ({ vault }: Vault): string => vault.index('offline-code-mask', 'MB-OTP-1')
