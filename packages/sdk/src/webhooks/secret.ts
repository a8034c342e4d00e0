import { WebhookError } from './webhook-error.ts'

/** The key inside `whsec_…`. */
export const importSecret = async (secret: string): Promise<CryptoKey> => {
  const encoded = /^whsec_([A-Za-z0-9+/=]{22,})$/.exec(secret)?.[1]
  if (!encoded)
    throw new WebhookError('secret_invalid', 'Expected a secret of the form whsec_ and base64.')
  const raw = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
}
