import { expect, test } from 'vitest'

import { readField55 } from '../../formats/field-55.ts'
import {
  aesCmac,
  answerCryptogramOf,
  cryptogramOf,
  isSameCryptogram,
  masterKeyOf,
  sessionKeyOf,
  signedAtTerminal,
  signedInCode,
} from '../../formats/mb-aes-1.ts'
import { chip, issuerKey, number, sequence } from './samples.ts'

const hexOf = (bytes: Buffer) => bytes.toString('hex').toUpperCase()
const masterKey = masterKeyOf(issuerKey, number, sequence)

test('AES-CMAC is that of RFC 4493', () => {
  const known = [
    ['', 'BB1D6929E95937287FA37D129B756746'],
    ['6BC1BEE22E409F96E93D7E117393172A', '070A16B46B4D4144F79BDD9DD04A287C'],
    [
      '6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411',
      'DFA66747DE9AE63030CA32611497C827',
    ],
    [
      '6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710',
      '51F0BEBF7E3B9D92FC49741779363CFE',
    ],
  ] as const
  for (const [message, mac] of known)
    expect(hexOf(aesCmac(issuerKey, Buffer.from(message, 'hex')))).toBe(mac)
})

test('a token has a key of its own, and each of its transactions another', () => {
  expect(hexOf(masterKey)).toBe('32FB8BF4BF151B17965A15C7F449737B')
  expect(hexOf(sessionKeyOf(masterKey, '001C'))).toBe('A2A1A5DE8A7A3FA3B47F79FCE10D1BF4')
})

test('a tap is signed over the values of its tags in the agreed order, however they were sent', () => {
  const values = readField55(chip)
  const signed = signedAtTerminal(values)
  expect(hexOf(signed)).toBe(
    '000000008850000000000000015600000000000156250601001A2B3C4D2000001C07010103A0000001',
  )
  expect(cryptogramOf(masterKey, '001C', signed)).toBe('D9297EAD12E20097')
  expect(values.get('9F26')).toBe('D9297EAD12E20097')
  expect(signedAtTerminal(new Map([...values].toReversed()))).toEqual(signed)
})

test.each([
  ['00', 'B8730249C5A13E21'],
  ['51', '565A54773E457BE2'],
])('the bank’s answer %s to a cryptogram is %s', (code, answer) => {
  const asked = { atc: '001C', cryptogram: 'D9297EAD12E20097', code }
  expect(answerCryptogramOf(masterKey, asked)).toBe(answer)
})

test('a code on a screen is signed with its time and without an amount', () => {
  const values = new Map([
    ...readField55(chip),
    ...([
      ['9F36', '001D'],
      ['9F37', '037975E0'],
    ] as const),
  ])
  const signed = signedInCode(values)
  expect(hexOf(signed)).toBe(
    '00000000000000000000000001560000000000015600000000037975E02000001D07010103A0000001',
  )
  expect(cryptogramOf(masterKey, '001D', signed)).toBe('69204F86C67FD0C0')
})

test('a cryptogram over anything else is another', () => {
  const values = readField55(chip)
  const signed = signedAtTerminal(values)
  for (const i of signed.keys()) {
    const changed = Buffer.from(signed)
    changed[i]! ^= 1
    expect(cryptogramOf(masterKey, '001C', changed)).not.toBe('D9297EAD12E20097')
  }
  expect(isSameCryptogram('D9297EAD12E20097', 'D9297EAD12E20096')).toBe(false)
  expect(isSameCryptogram('D9297EAD12E20097', 'D9297EAD12E200')).toBe(false)
})
