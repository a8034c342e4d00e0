import { createHash } from 'node:crypto'

import {
  contentDigest,
  responseComponents,
  serializeParams,
  signatureBase,
  signatureHeaders,
  signatureLabel,
} from '../../../sdk/src/signatures/index.ts'
import type { BankSigner } from '../apps/bank-keys.ts'
import type { Answer } from './answer.ts'
import type { SignedRequest } from './request-signature.ts'

/** Signs the answer to a signed request: its status and body, bound to that request's signature. */
export const signAnswer = (
  signer: BankSigner,
  answer: Answer,
  { message }: SignedRequest,
  wall: Date,
): Answer => {
  const digest = createHash('sha256')
    .update(answer.text ?? '')
    .digest()
  const headers: Record<string, string> = {
    ...answer.headers,
    'content-digest': contentDigest(new Uint8Array(digest)),
  }
  const input = {
    components: responseComponents,
    created: Math.floor(wall.getTime() / 1000),
    keyId: signer.keyId,
    algorithm: 'ed25519',
  }
  const response = {
    status: answer.status,
    header: (name: string) => headers[name] ?? null,
    request: message,
  }
  const base = signatureBase(response, responseComponents, serializeParams(input))
  return {
    ...answer,
    headers: { ...headers, ...signatureHeaders(signatureLabel, input, signer.sign(base)) },
  }
}
