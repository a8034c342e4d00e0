import type { NewPasskeyCredential } from '@qiantang/sdk/contract'
import { verifyRegistrationResponse } from '@simplewebauthn/server'

import type { Kernel } from '../../kernel/kernel.ts'
import type { Passkey } from './passkey.ts'
import { relyingParty } from './relying-party.ts'

/** What a device says of a key it has made. */
export type MadeKey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'signCount' | 'synced' | 'transports'
>

/** ES256, Ed25519 and RS256: what the devices of our customers make. */
export const keyAlgorithms = [-7, -8, -257]

/** The key a device has made for this challenge, on a page of this bank, after verifying its user. */
export const verifyNewPasskey = async (
  bank: Pick<Kernel, 'origin'>,
  { id, rawId, type, response }: NewPasskeyCredential,
  expectedChallenge: string,
): Promise<MadeKey | undefined> => {
  const { clientDataJSON, attestationObject, transports = [] } = response
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId, type, clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      ...{ expectedChallenge, expectedOrigin: bank.origin, expectedRPID: relyingParty(bank).id },
      requireUserVerification: true,
      supportedAlgorithmIDs: keyAlgorithms,
    })
    if (!verified) return undefined
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      signCount: credential.counter,
      synced: credentialBackedUp,
      transports,
    }
  } catch {
    // Whatever is wrong with it, it is no key of ours.
    return undefined
  }
}
