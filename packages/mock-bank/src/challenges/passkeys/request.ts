import type { PasskeyRequest } from '@qiantang/sdk/contract'

import { fault } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Challenge } from '../challenge.ts'
import { approvalHash, approvedText } from './approval.ts'
import { type Passkey, referencesTo } from './passkey.ts'
import { deviceMs, relyingParty } from './relying-party.ts'

/** What a page gives the device, so that one of these passkeys signs what the challenge approves. */
export const passkeyRequest = (
  bank: Pick<Kernel, 'origin'>,
  challenge: Challenge,
  passkeys: readonly Passkey[],
): PasskeyRequest => ({
  challenge: approvalHash(
    challenge.nonce ?? fault('No passkey may answer it.'),
    approvedText(challenge),
  ),
  rpId: relyingParty(bank).id,
  timeout: deviceMs,
  userVerification: 'required',
  allowCredentials: referencesTo(passkeys),
})
