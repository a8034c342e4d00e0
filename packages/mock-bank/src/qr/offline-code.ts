import { timingSafeEqual } from 'node:crypto'

import { offlineStepAt, oneTimeNumber, readOfflineCode } from '@qiantang/sdk/qr'

import { newId } from '../kernel/ids.ts'
import type { Queryable } from '../kernel/database/index.ts'
import type { QrBank } from './bank.ts'
import type { Shown } from './code-table.ts'
import { maskOf, type OfflineSeed, secretOf } from './offline-seed.ts'
import type { PaymentCode } from './payment-code.ts'
import { liveSeed } from './seed-table.ts'

/**
 * A code that none of the bank's is, as one a phone has made without a network: by a seed that still holds, for the half
 * minute it is, the one before or the next. Used by this very call, if it is the first.
 */
export const offlineCodeOf = async (
  bank: QrBank,
  on: Queryable,
  shown: Shown & { code: string; slotMask: number },
): Promise<PaymentCode | undefined> => {
  const { appId, at } = shown
  const read = await readOfflineCode(shown.code, maskOf(bank))
  const seed = read && (await liveSeed(on, { index: read.index, appId, at }))
  if (!seed) return undefined
  const seedStep = await stepOf(bank, seed, read.otp, at)
  if (seedStep === undefined) return undefined
  const { index: seedIndex, realmId, userId, accountId, slot } = seed
  return {
    id: newId('pcd', slot, shown.slotMask, bank.wall()),
    ...{ realmId, appId, userId, slot, accountId, codeHash: shown.codeHash },
    ...{ status: 'used', refreshAt: at, expiresAt: at, usedBy: shown.usedBy, paymentId: null },
    ...{ seedIndex, seedStep, createdAt: at },
  }
}

/** Which of the steps that may be told now a one-time number is of. */
const stepOf = async (
  bank: QrBank,
  seed: OfflineSeed,
  otp: string,
  at: Date,
): Promise<number | undefined> => {
  const secret = secretOf(bank, seed)
  const current = offlineStepAt(at)
  const steps = [current - 1, current, current + 1]
  const numbers = await Promise.all(steps.map((step) => oneTimeNumber(secret, step)))
  return steps.find((_, place) => isSame(numbers[place] ?? '', otp))
}

const isSame = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(left), Buffer.from(right))
