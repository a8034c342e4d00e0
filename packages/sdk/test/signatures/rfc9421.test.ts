import { createHmac, createPublicKey, verify } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  contentDigest,
  parseSignature,
  type RequestMessage,
  sha256In,
  signatureBase,
  SignatureSyntaxError,
} from '../../src/signatures/index.ts'

/** The request of RFC 9421, section B.2. */
const headers: Record<string, string> = {
  host: 'example.com',
  date: 'Tue, 20 Apr 2021 02:07:55 GMT',
  'content-type': 'application/json',
  'content-digest':
    'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
  'content-length': '18',
}

const request: RequestMessage = {
  method: 'POST',
  targetUri: 'https://example.com/foo?param=Value&Pet=dog',
  header: (name) => headers[name] ?? null,
}

test('the HMAC vector of RFC 9421 B.2.5 verifies', () => {
  const { input, params, signature } = parseSignature(
    'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
  )
  const secret = Buffer.from(
    'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
    'base64',
  )

  const base = signatureBase(request, input.components, params)

  expect(createHmac('sha256', secret).update(base).digest()).toEqual(Buffer.from(signature))
})

test('the Ed25519 vector of RFC 9421 B.2.6 verifies', () => {
  const { input, params, signature } = parseSignature(
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  )
  const key = createPublicKey(
    '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----',
  )

  const base = signatureBase(request, input.components, params)

  expect(verify(null, Buffer.from(base), key, signature)).toBe(true)
})

test('an answer can cover the signature of its request', () => {
  const answer = {
    status: 201,
    header: () => null,
    request: {
      ...request,
      header: (name: string) => (name === 'signature' ? 'qiantang=:AQID:' : null),
    },
  }

  expect(
    signatureBase(
      answer,
      [{ name: '@status' }, { name: 'signature', req: true, key: 'qiantang' }],
      '()',
    ),
  ).toBe('"@status": 201\n"signature";req;key="qiantang": :AQID:\n"@signature-params": ()')
})

test.each([
  ['two signatures', 'a=("@method"), b=("@method")', 'a=:AQ==:, b=:AQ==:'],
  ['labels that differ', 'a=("@method")', 'b=:AQ==:'],
  ['no structured field', '(', 'a=:AQ==:'],
  ['a parameter that is not supported', 'a=("date";sf)', 'a=:AQ==:'],
])('refuses %s', (_, input, signature) => {
  expect(() => parseSignature(input, signature)).toThrow(SignatureSyntaxError)
})

test('refuses a component that repeats or is missing', () => {
  expect(() => signatureBase(request, [{ name: '@method' }, { name: '@method' }], '()')).toThrow(
    SignatureSyntaxError,
  )
  expect(() => signatureBase(request, [{ name: 'x-absent' }], '()')).toThrow(SignatureSyntaxError)
})

test('a digest is read back as it was written', () => {
  const digest = new Uint8Array(32).fill(7)

  expect(sha256In(contentDigest(digest))).toEqual(digest)
  expect(sha256In('md5=:AQ==:')).toBeNull()
  expect(sha256In('nonsense(')).toBeNull()
})
