import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  parseSignature,
  serializeParams,
  signatureHeaders,
} from '../../../sdk/src/signatures/index.ts'
import { readPlainly } from '../../src/edge/plain-signature.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
const names = fc.uniqueArray(
  fc.constantFrom('@method', '@target-uri', 'content-digest', 'idempotency-key', 'date'),
  { minLength: 1 },
)
const word = fc.stringMatching(/^[A-Za-z0-9_./-]{0,40}$/)
const inputs = fc.record(
  { created: fc.nat(4_000_000_000), keyId: word, algorithm: word, nonce: word, tag: word },
  { requiredKeys: [] },
)

test('what is read plainly is what is read by the book', () => {
  fc.assert(
    fc.property(names, inputs, bytes, (components, params, signature) => {
      const input = { components: components.map((name) => ({ name })), ...params }
      const sent = signatureHeaders('qiantang', input, new Uint8Array(signature))

      const read = readPlainly(sent['signature-input'], sent.signature)

      expect(read).toEqual(parseSignature(sent['signature-input'], sent.signature))
      expect(read?.params).toBe(serializeParams(input))
    }),
  )
})

const right = {
  input: 'qiantang=("@method");created=1;keyid="a"',
  signature: 'qiantang=:AAAA:',
}

test.each([
  ['another label', 'other=("@method");created=1', right.signature],
  ['two signatures', `${right.input}, other=("@method")`, right.signature],
  ['a parameter twice', 'qiantang=("@method");created=1;created=2', right.signature],
  ['a number with zeros before it', 'qiantang=("@method");created=01', right.signature],
  ['an unknown parameter', 'qiantang=("@method");expires=1', right.signature],
  ['a component with parameters', 'qiantang=("signature";req)', right.signature],
  ['two blanks', 'qiantang=("@method"  "date")', right.signature],
  ['nothing covered', 'qiantang=();created=1', right.signature],
  ['an escaped text', 'qiantang=("@method");keyid="a\\"b"', right.signature],
  ['base64 that is none', right.input, 'qiantang=:AAA:'],
  ['two values', right.input, 'qiantang=:AAAA:, qiantang=:AAAA:'],
])('%s is left to the book', (_, input, signature) => {
  expect(readPlainly(input, signature)).toBeUndefined()
})
