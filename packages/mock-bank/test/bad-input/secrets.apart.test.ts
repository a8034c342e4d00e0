import type * as Crypto from 'node:crypto'
import { createHash, timingSafeEqual } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { expect, test, vi } from 'vitest'

import { sameSecret } from '../../src/kernel/secrets.ts'

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof Crypto>()
  return {
    ...crypto,
    timingSafeEqual: vi.fn<typeof crypto.timingSafeEqual>(crypto.timingSafeEqual),
  }
})

test.each([
  ['123456', '123456', true],
  ['123456', '123457', false],
  ['1', '123456', false],
  ['', '', true],
  ['钱塘', '钱塘', true],
])('%s and %s are compared as digests of one length, in one time (S8)', (left, right, same) => {
  vi.mocked(timingSafeEqual).mockClear()

  expect(sameSecret(left, right)).toBe(same)

  const [compared] = vi.mocked(timingSafeEqual).mock.calls
  const digestOf = (text: string) => createHash('sha256').update(text).digest()
  expect(compared).toEqual([digestOf(left), digestOf(right)])
})

const secretName = /\w*(?:secret|token|verifier|hash|signature|digest|hmac|otp|pin)\w*/i
const operand = String.raw`(?:[\w$?]+\.)*${secretName.source}`
const comparison = new RegExp(`(?:${operand})\\)?\\s*[!=]==?|[!=]==?\\s*(?:${operand})\\b`, 'i')
const withNothing = /[!=]== (?:undefined|null)\b|\.length [!=]==/

/** What is named like a secret and is none. */
const harmless = [
  // The kind of a token, by its published beginning.
  "caller.kind === 'merchant' && credential?.prefix === secretKeyPrefix",
  // The name of an algorithm.
  '(input.algorithm ?? signatureAlgorithm[key.algorithm]) === signatureAlgorithm[key.algorithm]',
  // Fingerprints of what was asked for, which the caller sends again; the edge's are keyed.
  "if (known.bodyHash !== bodyHash) throw new BankError('idempotency_key_reused')",
  "if (known.bodyHash !== wanted.bodyHash) throw new BankError('reference_conflict')",
  "if (known.bodyHash !== bodyHash) throw new BankError('reference_conflict')",
  "if (known === hash) return { status: 'replayed', by: 'id', transferId: id }",
  // What was posted, held against what its rows say: no caller has a part in it.
  "if (known !== row.hash) throw off(row, 'its entries move other money than was posted')",
  // Up to how much nobody is asked for a PIN, and the word for asking.
  'if (account.noPinLimit === 0) return null',
  'if (before === noPinLimit) return account',
  "if (order.status === 'open' && order.amount > account.noPinLimit) return null",
  "if (outcome.code === asksForPin.code) return { how: 'asks' }",
  // Who holds the lock on a folder of this machine.
  "if (holder?.token === own.token) await succeeds(unlink(file), 'ENOENT')",
  'if (holder?.token !== dead.token) return false',
]

test('nowhere in the bank is a secret compared character by character (S8)', () => {
  const root = join(import.meta.dirname, '..', '..', 'src')
  const found = globSync('**/*.ts', { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((line) => ({ file: relative('.', file), line: line.trim() }))
      .filter(({ line }) => !line.startsWith('*') && !line.startsWith('//'))
      .filter(({ line }) => comparison.test(line) && !withNothing.test(line)),
  )

  expect(found.filter(({ line }) => !harmless.includes(line))).toEqual([])
})

test('the search for such comparisons finds them', () => {
  for (const line of ['if (row.verifier === given)', 'return token == right', 'a !== row.otpHash'])
    expect(comparison.test(line)).toBe(true)
  expect(comparison.test("if (status === 'paid')")).toBe(false)
})
