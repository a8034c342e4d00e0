import type {
  NewPasskeyCredential,
  PasskeyCreation,
  PasskeyRequest,
  PasskeySignature,
} from '@qiantang/sdk/contract'

/** Whether this browser can ask the device for a passkey at all. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'credentials' in navigator

/**
 * Asks the device to sign what the bank has asked for. It verifies its user first. Rejects where they turn
 * back, or have no such passkey: browsers do not tell which.
 */
export async function signWithPasskey(request: PasskeyRequest): Promise<PasskeySignature> {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...request,
      challenge: bytesOf(request.challenge),
      allowCredentials: request.allowCredentials.map(descriptorOf),
    },
  })
  const { rawId, response } = known(credential)
  const signed = response as AuthenticatorAssertionResponse
  const id = textOf(rawId)
  return {
    ...{ id, rawId: id, type: 'public-key' },
    response: {
      clientDataJSON: textOf(signed.clientDataJSON),
      authenticatorData: textOf(signed.authenticatorData),
      signature: textOf(signed.signature),
    },
  }
}

/** Asks the device to make a passkey. Rejects where its user turns back, or it has one already. */
export async function makePasskey(creation: PasskeyCreation): Promise<NewPasskeyCredential> {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...creation,
      challenge: bytesOf(creation.challenge),
      user: { ...creation.user, id: bytesOf(creation.user.id) },
      excludeCredentials: creation.excludeCredentials.map(descriptorOf),
    },
  })
  const { rawId, response } = known(credential)
  const made = response as AuthenticatorAttestationResponse
  const id = textOf(rawId)
  return {
    ...{ id, rawId: id, type: 'public-key' },
    response: {
      clientDataJSON: textOf(made.clientDataJSON),
      attestationObject: textOf(made.attestationObject),
      transports: made.getTransports?.() ?? [],
    },
  }
}

function known(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential
  throw new Error('The device answered with something else than a passkey.')
}

const descriptorOf = ({ id, transports }: PasskeyRequest['allowCredentials'][number]) => ({
  id: bytesOf(id),
  type: 'public-key' as const,
  // Names the browser may not know are its own to ignore.
  transports: transports as AuthenticatorTransport[],
})

// By hand: `parseRequestOptionsFromJSON` and `toJSON` are younger than the browsers our payers have.
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

const textOf = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
