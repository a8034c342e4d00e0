import { createHmac, randomInt } from 'node:crypto'

import type { Kernel } from '../kernel/kernel.ts'
import type { Realm } from '../realms/realm.ts'
import type { Challenge } from './challenge.ts'

export const newCode = (realm: Realm): string =>
  realm.fixedOtp ?? String(randomInt(1_000_000)).padStart(6, '0')

type Approved = Pick<
  Challenge,
  'id' | 'appId' | 'userId' | 'scene' | 'mobileIndex' | 'subjectType' | 'subjectId' | 'amount'
>

/** What is kept of a code: a keyed hash over the code and all it approves, so that it is good for nothing else. */
export const hashCode = ({ vault }: Kernel, approved: Approved, code: string): string => {
  const { id, appId, userId, scene, mobileIndex, subjectType, subjectId, amount } = approved
  const hmac = createHmac('sha256', vault.key('otp'))
  const bound = [id, appId, userId, scene, mobileIndex ?? '', subjectType, subjectId]
  for (const part of [...bound, String(amount ?? ''), code]) {
    hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  }
  return hmac.digest('hex')
}
