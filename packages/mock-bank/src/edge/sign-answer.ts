import { hash } from 'node:crypto'

import { signatureLabel } from '../../../sdk/src/signatures/index.ts'
import type { BankSigner } from '../apps/bank-signer.ts'
import type { Answer } from './answer.ts'
import type { SignedRequest } from './request-signature.ts'

/** What the answer covers, in the words of RFC 9421: `responseComponents` of the SDK, serialized. */
const covered = `("@status" "content-digest" "signature";req;key="${signatureLabel}")`

/**
 * Signs the answer to a signed request: its status and body, bound to that request's signature. What is always the
 * same is written out; a test reads it by the book.
 */
export const signAnswer = (
  signer: BankSigner,
  answer: Answer,
  { signature }: Pick<SignedRequest, 'signature'>,
  wall: Date,
): Answer => {
  const digest = `sha-256=:${hash('sha256', answer.text ?? '', 'base64')}:`
  const created = Math.floor(wall.getTime() / 1000)
  const params = `${covered};created=${created};keyid="${signer.keyId}";alg="ed25519"`
  const base = [
    `"@status": ${answer.status}`,
    `"content-digest": ${digest}`,
    `"signature";req;key="${signatureLabel}": ${item(signature)}`,
    `"@signature-params": ${params}`,
  ].join('\n')
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'content-digest': digest,
      'signature-input': `${signatureLabel}=${params}`,
      signature: `${signatureLabel}=${item(signer.sign(base))}`,
    },
  }
}

/** Bytes as structured fields spell them. */
const item = (bytes: Uint8Array): string =>
  `:${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}:`
