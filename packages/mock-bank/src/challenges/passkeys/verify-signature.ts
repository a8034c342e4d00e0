import type { PasskeySignature } from '@qiantang/sdk/contract'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'

import type { App } from '../../apps/caller.ts'
import type { AppUser } from '../../customers/app-user.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Challenge } from '../challenge.ts'
import { approvalHash, approvedText } from './approval.ts'
import { pageAround } from './page-around.ts'
import { lockPasskey, type Passkey } from './passkey.ts'
import { relyingParty } from './relying-party.ts'

/**
 * Whether a passkey of this user has signed what the challenge approves, after its device has verified
 * them. What was to be signed is made again from the challenge; a count that does not grow is refused, since
 * somebody may have copied the key. A signature that holds is kept as proof.
 */
export const verifySignature = async (
  bank: Kernel,
  tx: Tx,
  user: AppUser,
  challenge: Challenge,
  signature: PasskeySignature,
  at: Date,
): Promise<boolean> => {
  const passkey = await lockPasskey(tx, user, signature.id)
  const nonce = challenge.nonce ?? ''
  const approved = approvedText(challenge)
  const signCount = await countSigned(
    bank,
    user.app,
    signature,
    passkey,
    approvalHash(nonce, approved),
  )
  if (passkey === undefined || signCount === undefined) return false

  await tx`
    update passkeys set sign_count = ${signCount}, last_used_at = ${at} where id = ${passkey.id}`
  const { clientDataJSON, authenticatorData } = signature.response
  await tx`
    insert into passkey_proofs ${tx({
      ...{ challengeId: challenge.id, passkeyId: passkey.id, nonce, approved },
      ...{ clientDataJson: clientDataJSON, authenticatorData },
      ...{ signature: signature.response.signature, at, recordedAt: bank.wall() },
    })} on conflict do nothing`
  return true
}

/** The count the device signed with; nothing where the signature does not hold. */
const countSigned = async (
  bank: Kernel,
  app: App,
  { id, rawId, type, response }: PasskeySignature,
  passkey: Passkey | undefined,
  expectedChallenge: string,
): Promise<number | undefined> => {
  const { id: expectedRPID } = relyingParty(bank)
  const { clientDataJSON, authenticatorData, signature } = response
  try {
    const expectedTopOrigin = pageAround(bank, app, clientDataJSON)
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...{ id, rawId, type, clientExtensionResults: {} },
        response: { clientDataJSON, authenticatorData, signature },
      },
      ...{ expectedChallenge, expectedRPID, expectedOrigin: bank.origin },
      ...(expectedTopOrigin !== undefined && { expectedTopOrigin }),
      credential: {
        id,
        publicKey: Uint8Array.from(Buffer.from(passkey?.publicKey ?? '', 'base64url')),
        counter: passkey?.signCount ?? 0,
      },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // Whatever is wrong with it, it is no approval.
    return undefined
  }
}
