import { createHash, createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto'
import {
  contentDigest,
  requestComponents,
  serializeParams,
  signatureBase,
  signatureHeaders,
  signatureLabel,
} from '../../packages/sdk/src/signatures/index.ts'
import { oneOf, someAmount } from '../workload/population.ts'
import type { Payer, Proof, Tenant } from './tenant.ts'

/** A request, ready for the wire: a user pays an order with one call. */
export const payOrder = (tenant: Tenant, payer: Payer, orderId: string): Buffer =>
  written(tenant, '/v1/users/me/payments', JSON.stringify({ orderId }), {
    authorization: `Bearer ${payer.token}`,
    'idempotency-key': randomUUID(),
  })

/** The same for a merchant's server that takes a payment by a mandate. */
export const takePayment = (tenant: Tenant, proof: Proof): Buffer => {
  const payer = tenant.payers[oneOf(tenant.payers.length)]
  if (!payer) throw new Error('Nobody pays here.')
  const path = `/v1/users/${payer.userId}/payments`
  const reference = randomUUID()
  const body = JSON.stringify({
    mandateId: payer.mandateId,
    amount: someAmount(),
    reference,
    description: '龙井茶 250 克, 两罐',
  })
  const headers = { 'idempotency-key': reference }
  return written(tenant, path, body, { ...headers, ...signed(tenant, proof, path, body, headers) })
}

const signed = (
  { origin, keyId, privateKey }: Tenant,
  proof: Proof,
  path: string,
  body: string,
  headers: Record<string, string>,
): Record<string, string> => {
  const digest = createHash('sha256').update(body).digest()
  const all: Record<string, string> = {
    ...headers,
    'content-digest': contentDigest(new Uint8Array(digest)),
  }
  const components = requestComponents(true)
  const input = {
    ...{ components, created: Math.floor(Date.now() / 1000), keyId, nonce: randomUUID() },
    algorithm: proof === 'rsa' ? 'rsa-v1_5-sha256' : 'ed25519',
  }
  const message = {
    method: 'POST',
    targetUri: `${origin}${path}`,
    header: (name: string) => all[name] ?? null,
  }
  const base = Buffer.from(signatureBase(message, components, serializeParams(input)))
  const signature = sign(proof === 'rsa' ? 'sha256' : null, base, keyOf(privateKey))
  const added = signatureHeaders(signatureLabel, input, new Uint8Array(signature))
  return { 'content-digest': all['content-digest'] ?? '', ...added }
}

const keys = new Map<string, KeyObject>()

const keyOf = (pem: string): KeyObject => {
  const key = keys.get(pem) ?? createPrivateKey(pem)
  keys.set(pem, key)
  return key
}

const written = (
  { origin }: Tenant,
  path: string,
  body: string,
  headers: Record<string, string>,
): Buffer => {
  const lines = Object.entries({
    host: new URL(origin).host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}
