import { createDecipheriv } from 'node:crypto'

/** What a notice carries sealed, as it stands in the body. */
export interface SealedResource {
  algorithm: string
  ciphertext: string
  associated_data?: string | undefined
  nonce: string
}

const tagBytes = 16

/**
 * Opens what a notice carries: AES-256-GCM with the merchant's APIv3 key; the tag stands at the end. Nothing comes back
 * where it was sealed with another key, or changed.
 */
export const openResource = (
  apiV3Key: string,
  { algorithm, ciphertext, associated_data = '', nonce }: SealedResource,
): string | undefined => {
  const sealed = Buffer.from(ciphertext, 'base64')
  if (algorithm !== 'AEAD_AES_256_GCM' || sealed.length < tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(associated_data))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    // Only `final` looks at the tag; until then nothing of the text is to be trusted.
    const open = decipher.update(sealed.subarray(0, -tagBytes))
    return Buffer.concat([open, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
