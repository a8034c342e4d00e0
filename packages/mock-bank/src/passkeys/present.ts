import type {
  Passkey as PasskeyReply,
  PasskeyRegistration as RegistrationReply,
} from '@qiantang/sdk/contract'

import type { ChallengeBank } from '../challenges/index.ts'
import type { Passkey } from '../challenges/passkeys/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import { passkeyCreation } from './creation.ts'
import { type Owner, type Registration, statusOf } from './registration.ts'

export const presentPasskey = ({
  id,
  userId,
  name,
  synced,
  at,
  lastUsedAt,
}: Passkey): PasskeyReply => ({
  ...{ id, userId, name, synced },
  createdAt: toTimestamp(at),
  lastUsedAt: lastUsedAt && toTimestamp(lastUsedAt),
})

/** A registration as its user may see it, with what the device is given once the PIN was. */
export const presentRegistration = async (
  bank: ChallengeBank,
  owner: Owner,
  registration: Registration,
): Promise<RegistrationReply> => {
  const { id, challengeId, expiresAt } = registration
  const status = await statusOf(bank.sql, registration, now(bank, owner.realm))
  return {
    ...{ id, status },
    nextAction:
      status === 'requires_action' && challengeId ? { type: 'enter_pin', challengeId } : null,
    options: status === 'ready' ? await passkeyCreation(bank, owner, registration) : null,
    expiresAt: toTimestamp(expiresAt),
  }
}
