import { TlvFactory, type ITlv } from 'ber-tlv'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type BerObject, writeBer } from '../../src/qr/ber-tlv.ts'
import { buildConsumerCode, parseConsumerCode, QrError, track2Of } from '../../src/qr/index.ts'
import { consumerCode } from './arbitraries.ts'
import { consumerCodes } from './samples.ts'

test('EMVCo’s first sample is one application with its card', () => {
  const code = parseConsumerCode(consumerCodes.annexB1)
  expect(code).toEqual({
    applications: [
      {
        aid: 'A0000000555555',
        data: [{ tag: '57', value: '1234567890123458D191220112345F' }],
        transparent: [],
      },
    ],
    common: null,
  })
  expect(track2Of(code.applications[0]!, code.common)).toEqual({
    ...{ pan: '1234567890123458', expiry: '1912', serviceCode: '201' },
  })
})

test('EMVCo’s second sample is two applications that share their card and its cryptogram', () => {
  const code = parseConsumerCode(consumerCodes.annexB2)
  expect(code.applications.map(({ aid }) => aid)).toEqual(['A0000000555555', 'A0000000666666'])
  expect(code.common?.data.map(({ tag }) => tag)).toEqual(['5A', '5F20', '5F2D'])
  expect(code.common?.transparent.map(({ tag }) => tag)).toEqual(['9F10', '9F26', '9F36', '9F37'])
  expect(track2Of(code.applications[1]!, code.common)).toEqual({
    ...{ pan: '1234567890123458', expiry: null, serviceCode: null },
  })
})

test('a token’s code carries its cryptogram through untouched', () => {
  const { applications } = parseConsumerCode(consumerCodes.withCryptogram)
  expect(applications[0]?.transparent).toContainEqual({ tag: '9F26', value: '69204F86C67FD0C0' })
  expect(track2Of(applications[0]!, null)).toMatchObject({
    pan: '6235990001234562',
    expiry: '3012',
  })
})

test.each(Object.entries(consumerCodes))(
  'building %s from what it says makes it again, letter by letter',
  (_, text) => {
    expect(buildConsumerCode(parseConsumerCode(text))).toBe(text)
  },
)

test('whatever can be built is read as it was', () => {
  fc.assert(
    fc.property(consumerCode, (code) => {
      expect(parseConsumerCode(buildConsumerCode(code))).toEqual(code)
    }),
  )
})

test('another reader finds the same objects', () => {
  fc.assert(
    fc.property(consumerCode.map(buildConsumerCode), (text) => {
      const theirs = TlvFactory.parse(Buffer.from(text, 'base64'))
      expect(writeBer(theirs.map(asOurs))).toBe(
        Buffer.from(text, 'base64').toString('hex').toUpperCase(),
      )
    }),
    { examples: Object.values(consumerCodes).map((text) => [text]) },
  )
})

const asOurs = ({ tag, value, items }: ITlv): BerObject => ({
  tag,
  value: items ? writeBer(items.map(asOurs)) : value.toString('hex').toUpperCase(),
})

test('any text at all is read or refused with a reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), hexText()), (text) => {
      try {
        parseConsumerCode(text)
      } catch (error) {
        expect(error).toBeInstanceOf(QrError)
      }
    }),
    { numRuns: 2_000 },
  )
})

/** It begins as a code does, and goes on as it likes. */
function hexText() {
  return fc
    .uint8Array({ maxLength: 60 })
    .map((bytes) =>
      Buffer.concat([Buffer.from('8505435056303161', 'hex'), bytes]).toString('base64'),
    )
}

const coded = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
const format = '85054350563031'
const application = (inside: string) => writeBer([{ tag: '61', value: inside }])
const aid = '4F07A0000000555555'
const card = '5A081234567890123458'
const whole = application(aid + card)

describe('what is wrong is named with its tag and its place:', () => {
  test.each([
    ['no base64', 'hQVDUFYwMWEaTwe', 'not_this_kind', null, 0],
    ['white space', ` ${consumerCodes.annexB1}`, 'not_this_kind', null, 0],
    ['another format', coded(`85054350563032${whole}`), 'not_this_kind', '85', 0],
    ['a length past the end', coded(`${format}61204F07`), 'length_invalid', '61', 7],
    ['a length nobody takes', coded(`${format}6183000001`), 'length_invalid', '61', 7],
    ['no application', coded(format), 'tag_missing', '61', 0],
    ['an application without a card', coded(format + application(aid)), 'tag_missing', '61.57', 7],
    [
      'no application that has a scheme',
      coded(format + application(card)),
      'tag_missing',
      '61.4F',
      7,
    ],
    [
      'an object twice',
      coded(format + application(aid + card + card)),
      'tag_duplicate',
      '61.5A',
      28,
    ],
    ['three applications', coded(format + whole + whole + whole), 'tag_misplaced', '61', 49],
    [
      'what one application shares with none',
      coded(`${format}${whole}6200`),
      'tag_misplaced',
      '62',
      28,
    ],
    [
      'a label that is too long',
      coded(format + application(`${aid}${card}5011${'41'.repeat(17)}`)),
      'value_invalid',
      '61.50',
      28,
    ],
  ])('%s', (_, text, reason, tag, offset) => {
    expect(() => parseConsumerCode(text)).toThrow(
      expect.objectContaining({ name: 'QrError', reason, tag, offset }),
    )
  })
})

test('an application that no till can use is passed over, what is unknown is kept', () => {
  const short = application(`4F04A0000000${card}`)
  const unknown = application(`${aid}${card}9F7D01AA`)
  const { applications } = parseConsumerCode(coded(`${format}${short}${unknown}DF0101FF`))
  expect(applications).toHaveLength(1)
  expect(applications[0]?.data).toContainEqual({ tag: '9F7D', value: 'AA' })
})

test('an object that stands in an application and in what both share is one too many', () => {
  const shared = writeBer([{ tag: '62', value: card }])
  expect(() => parseConsumerCode(coded(format + whole + whole + shared))).toThrow(
    expect.objectContaining({ reason: 'tag_duplicate', tag: '62.5A' }),
  )
})

test('lengths above 127 take another byte, and 512 bytes are the most', () => {
  const big = (bytes: number) => ({
    applications: [
      {
        aid: 'A0000000555555',
        data: [{ tag: '5A', value: '12' }],
        transparent: [{ tag: '9F10', value: '00'.repeat(bytes) }],
      },
    ],
    common: null,
  })
  expect(parseConsumerCode(buildConsumerCode(big(300)))).toEqual(big(300))
  expect(() => buildConsumerCode(big(500))).toThrow(expect.objectContaining({ reason: 'too_long' }))
})
