import { QiantangError } from '../errors/qiantang-error.ts'
import type { KeySet } from '../generated/types.ts'
import {
  covers,
  parseSignature,
  responseComponents,
  sha256In,
  signatureBase,
  signatureWindowSeconds,
} from '../signatures/index.ts'

/** Proves that an answer comes from the bank and belongs to this very request. */
export type AnswerVerifier = (request: Request, response: Response) => Promise<void>

/** Keys are fetched once, and once more when an answer names one that is not known yet. */
export const createAnswerVerifier = (baseUrl: string, send: typeof fetch): AnswerVerifier => {
  let keys: Promise<Map<string, CryptoKey>> | undefined
  const keyOf = async (keyId: string): Promise<CryptoKey | undefined> => {
    keys ??= fetchKeys(baseUrl, send)
    const known = (await keys).get(keyId)
    if (known) return known
    keys = fetchKeys(baseUrl, send)
    return (await keys).get(keyId)
  }

  return async (request, response) => {
    const invalid = (reason: string): never => {
      throw new QiantangError({
        code: 'invalid_answer',
        message: `The bank’s answer can’t be trusted: ${reason}.`,
        status: response.status,
        retryable: true,
      })
    }
    const signatureInput = response.headers.get('signature-input')
    const signature = response.headers.get('signature')
    // A refusal of the request’s own credentials is not signed: there was no one to sign it for.
    if (response.status === 401) return
    if (!signatureInput || !signature) return invalid('it is not signed')

    const received = parseSignature(signatureInput, signature)
    if (!covers(received.input, responseComponents))
      return invalid('its signature does not cover enough')
    if (Math.abs(Date.now() / 1000 - (received.input.created ?? 0)) > signatureWindowSeconds)
      return invalid('it is stale')

    const digest = sha256In(response.headers.get('content-digest') ?? '')
    const actual = new Uint8Array(
      await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()),
    )
    if (!digest || !sameBytes(digest, actual)) return invalid('its body was changed')

    const key = await keyOf(received.input.keyId ?? '')
    if (!key) return invalid('its key is not the bank’s')
    const base = signatureBase(
      {
        status: response.status,
        header: (name) => response.headers.get(name),
        request: {
          method: request.method,
          targetUri: request.url,
          header: (name) => request.headers.get(name),
        },
      },
      received.input.components,
      received.params,
    )
    const verified = await crypto.subtle.verify(
      'Ed25519',
      key,
      Uint8Array.from(received.signature),
      new TextEncoder().encode(base),
    )
    if (!verified) invalid('its signature does not verify')
  }
}

const fetchKeys = async (baseUrl: string, send: typeof fetch): Promise<Map<string, CryptoKey>> => {
  const response = await send(`${baseUrl}/v1/keys`)
  const { keys } = (await response.json()) as KeySet
  const imported = keys
    .filter((key) => key.kty === 'OKP')
    .map(
      async (key) =>
        [
          key.kid,
          await crypto.subtle.importKey('jwk', key as JsonWebKey, 'Ed25519', false, ['verify']),
        ] as const,
    )
  return new Map(await Promise.all(imported))
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index])
