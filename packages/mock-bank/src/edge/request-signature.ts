import { createHash, generateKeyPairSync } from 'node:crypto'

import {
  covers,
  type ReceivedSignature,
  type RequestMessage,
  parseSignature,
  requestComponents,
  sha256In,
  signatureBase,
  signatureLabel,
  SignatureSyntaxError,
  signatureWindowSeconds,
} from '../../../sdk/src/signatures/index.ts'
import { type AppWithKeys, findApp } from '../apps/apps.ts'
import type { PublicKey } from '../apps/public-key.ts'
import { signatureAlgorithm, verifies } from '../apps/verify.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Incoming } from './incoming.ts'
import { readPlainly } from './plain-signature.ts'

/** A signature that verified, and what it was over. */
export interface SignedRequest {
  app: AppWithKeys['app']
  /** The signature's own bytes, which the answer is bound to. */
  signature: Uint8Array
  /** Of these bytes and what they cover: the same request sent again has the same. */
  hash: string
  staleAt: Date
}

/** Whether a request claims to be signed at all. */
export const isSigned = (incoming: Incoming): boolean =>
  incoming.header('signature') !== null || incoming.header('signature-input') !== null

/**
 * Verifies a merchant's signature (RFC 9421) over method, address, body and idempotency key, made within
 * 300 seconds of the real time.
 *
 * @throws {BankError} `signature_missing`, `signature_stale`, `signature_invalid`
 */
export const verifyRequest = async (
  bank: Kernel,
  incoming: Incoming,
  targetUri: string,
  body: Uint8Array,
): Promise<SignedRequest> => {
  const received = parse(
    incoming.header('signature-input') ?? '',
    incoming.header('signature') ?? '',
  )
  const { input } = received
  const required = requestComponents(incoming.header('idempotency-key') !== null)
  if (input.created === undefined || input.keyId === undefined || !covers(input, required))
    throw new BankError('signature_missing')
  requireFresh(bank, input.created)
  requireDigest(incoming.header('content-digest'), body)

  const message: RequestMessage = {
    method: incoming.method,
    targetUri,
    header: (name) => incoming.header(name),
  }
  const { app, key } = await keyOf(bank, input.keyId)
  const right = check(received, message, key)
  // An unknown key takes the same path and is told the same.
  if (!app || !right) throw new BankError('signature_invalid')
  return {
    app,
    signature: received.signature,
    hash: createHash('sha256').update(received.signature).update(received.params).digest('hex'),
    staleAt: new Date((input.created + signatureWindowSeconds) * 1000),
  }
}

const parse = (input: string, signature: string): ReceivedSignature => {
  // The bank's answer refers to the signature by its label, so there is one, and once.
  if (input.split(`${signatureLabel}=(`).length !== 2 || !oneSignature.test(signature))
    throw new BankError('signature_missing')
  try {
    return readPlainly(input, signature) ?? parseSignature(input, signature)
  } catch (error) {
    if (error instanceof SignatureSyntaxError) throw new BankError('signature_missing')
    throw error
  }
}

const oneSignature = new RegExp(`^${signatureLabel}=:[A-Za-z0-9+/=]*:$`)

const requireFresh = (bank: Kernel, created: number) => {
  const age = Math.abs(bank.wall().getTime() / 1000 - created)
  if (age > signatureWindowSeconds) throw new BankError('signature_stale')
}

const requireDigest = (header: string | null, body: Uint8Array) => {
  const actual = createHash('sha256').update(body).digest()
  // Nothing secret is compared: whoever signs knows the body.
  if (header === `sha-256=:${actual.toString('base64')}:`) return
  const claimed = sha256In(header ?? '')
  if (claimed?.length !== actual.length || !actual.equals(claimed))
    throw new BankError('signature_invalid')
}

const check = (received: ReceivedSignature, message: RequestMessage, key: PublicKey): boolean => {
  const { input, params, signature } = received
  try {
    const right = verifies(key, signatureBase(message, input.components, params), signature)
    return (
      right &&
      (input.algorithm ?? signatureAlgorithm[key.algorithm]) === signatureAlgorithm[key.algorithm]
    )
  } catch (error) {
    if (error instanceof SignatureSyntaxError) return false
    throw error
  }
}

/** The key of `app_…/key_…`; for an unknown one a key that nothing verifies with, at the same cost. */
const keyOf = async (
  bank: Kernel,
  keyId: string,
): Promise<{ app: AppWithKeys['app'] | undefined; key: PublicKey }> => {
  const [appId = '', name = ''] = keyId.slice(0, 64).split('/')
  const found = await findApp(bank, appId)
  const key = found?.keys.get(name)
  return key ? { app: found?.app, key } : { app: undefined, key: nobodysKey() }
}

let madeOnce: PublicKey | undefined

const nobodysKey = (): PublicKey => {
  madeOnce ??= {
    algorithm: 'rsa',
    key: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
  }
  return madeOnce
}
