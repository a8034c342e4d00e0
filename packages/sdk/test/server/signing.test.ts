import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto'

import { verifySignature } from 'http-message-sig'
import { expect, test } from 'vitest'

import { signerOf, signRequest } from '../../src/server/signer.ts'

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

const request = () =>
  new Request('https://bank.test/v1/orders?x=1', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    body: '{"subject":"茶"}',
  })

const kinds = [
  { algorithm: 'rsa-v1_5-sha256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  { algorithm: 'ed25519', ...generateKeyPairSync('ed25519') },
]

test.each(kinds)(
  'an independent library verifies a request signed with $algorithm',
  async ({ algorithm, privateKey, publicKey }) => {
    const signed = await signRequest(request(), signerOf(pemOf(privateKey)), 'app_1/key_1')

    const verified = await verifySignature(signed, {
      policy: {
        algorithms: [algorithm],
        requiredComponents: ['@method', '@target-uri', 'content-digest', 'idempotency-key'],
        requiredParameters: ['created', 'keyid', 'nonce'],
        maxAge: 300,
      },
      resolveVerifier: () => ({
        algorithm,
        verify: (data: Uint8Array, signature: Uint8Array) =>
          verify(algorithm === 'ed25519' ? null : 'sha256', data, publicKey, signature),
      }),
    })

    expect(verified.parameters.keyid).toBe('app_1/key_1')
    expect(await signed.text()).toBe('{"subject":"茶"}')
  },
)

test('a key that is none is named at once', () => {
  expect(() => signerOf('nonsense')).toThrow(TypeError)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  expect(() => signerOf(pemOf(privateKey))).toThrow('RSA or Ed25519')
})
