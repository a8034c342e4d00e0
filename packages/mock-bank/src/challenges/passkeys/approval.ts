import { hash } from 'node:crypto'

import type { Challenge } from '../challenge.ts'

type Approved = Pick<
  Challenge,
  'id' | 'appId' | 'userId' | 'scene' | 'subjectType' | 'subjectId' | 'amount' | 'payee'
>

/** What a customer approves, always written the same way: whose, what for, how much, to whom. */
export const approvedText = (challenge: Approved): string => {
  const { id, appId, userId, scene, subjectType, subjectId, amount, payee } = challenge
  return JSON.stringify([id, appId, userId, scene, subjectType, subjectId, amount, payee])
}

/** What a device signs for it, in base64url. Of another amount or payee it would be another. */
export const approvalHash = (nonce: string, approved: string): string =>
  hash('sha256', `qiantang-approval\n${nonce}\n${approved}`, 'base64url')
