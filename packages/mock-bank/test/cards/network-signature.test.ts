import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'

import { hashToSign, isSignedBy, signed, signedText } from '../../src/cards/network/signature.ts'
import { bankKeys, strangersKeys } from '../simulators/members.ts'

const purchase = {
  txnType: '01',
  txnTime: '20250601120000',
  txnAmt: '8850',
  orderId: 'P2025060112345678',
  merId: '777290058110048',
  certId: '68759663125',
  bizType: '000201',
}

test('fields are signed in the order of their names, whatever order they come in', () => {
  expect(signedText(purchase)).toBe(
    'bizType=000201&certId=68759663125&merId=777290058110048&orderId=P2025060112345678&txnAmt=8850&txnTime=20250601120000&txnType=01',
  )
})

test('version 5.1.0 signs the hex text of the hash', () => {
  const hash = hashToSign(purchase)

  expect(hash.toString('ascii')).toBe(
    'f7555d7de74b1aa124f4bc648d9b3d9068cf921f02b16352c776cd3defedcb66',
  )
  expect(createHash('sha256').update(hash).digest('hex')).toBe(
    '1d94230698497b76b61dec0f922ede017eaa519635ca131db590b7c29dee8acb',
  )
})

test('a signature holds for the fields it was made for, and for its own key', async () => {
  const message = await signed(purchase, bankKeys.privateKey)

  expect(isSignedBy(bankKeys.publicKey, message)).toBe(true)
  expect(isSignedBy(bankKeys.publicKey, { ...message, txnAmt: '8851' })).toBe(false)
  expect(isSignedBy(bankKeys.publicKey, { ...message, extra: '1' })).toBe(false)
  expect(isSignedBy(strangersKeys.publicKey, message)).toBe(false)
  expect(isSignedBy(bankKeys.publicKey, purchase)).toBe(false)
})
