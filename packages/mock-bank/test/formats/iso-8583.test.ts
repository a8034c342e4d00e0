import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  type Fields8583,
  type Message8583,
  Message8583Error,
  readMessage,
  writeMessage,
} from '../../formats/iso-8583.ts'
import { chip, number } from './samples.ts'

const purchase: Message8583 = {
  mti: '0200',
  fields: {
    ...{ 2: number, 3: '000000', 4: '000000008850', 7: '0601120000', 11: '000001' },
    ...{ 14: '3012', 22: '072', 23: '001', 25: '00', 32: '01020000', 37: '515212000001' },
    ...{ 41: 'T0000001', 42: '898330154110001', 43: 'TEA HOUSE'.padEnd(40), 49: '156', 55: chip },
  },
}

test('a message is its kind, a map of its fields, and the fields', () => {
  const bytes = Buffer.from(writeMessage(purchase))
  expect(bytes.toString('hex', 0, 12)).toBe('303230307224068108e08200')
  expect(bytes.toString('latin1', 12, 36)).toBe(`16${number}000000`)
  expect(readMessage(bytes)).toEqual(purchase)
})

test('a field above 64 makes the map longer', () => {
  const reversal: Message8583 = { mti: '0420', fields: { 11: '000002', 90: '0'.repeat(42) } }
  const bytes = Buffer.from(writeMessage(reversal))
  expect(bytes.toString('hex', 4, 20)).toBe('80200000000000000000004000000000')
  expect(readMessage(bytes)).toEqual(reversal)
})

const digits = (least: number, most = least) =>
  fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`))
const bytes = (least: number, most = least) =>
  fc
    .uint8Array({ minLength: least, maxLength: most })
    .map((drawn) => Buffer.from(drawn).toString('hex').toUpperCase())

const messages = fc.record({
  mti: digits(4),
  fields: fc
    .record(
      {
        ...{ 2: digits(0, 19), 3: digits(6), 4: digits(12), 7: digits(10), 11: digits(6) },
        ...{ 12: digits(6), 13: digits(4), 14: digits(4), 18: digits(4), 22: digits(3) },
        ...{ 23: digits(3), 25: digits(2), 32: digits(0, 11), 33: digits(0, 11) },
        35: fc.stringMatching(/^[\dD=]{0,37}$/),
        ...{ 37: fc.stringMatching(/^[\dA-Z]{12}$/), 38: fc.stringMatching(/^[\dA-Z]{6}$/) },
        ...{ 39: fc.stringMatching(/^[\dA-Z]{2}$/), 41: fc.stringMatching(/^[ -~]{8}$/) },
        ...{ 42: fc.stringMatching(/^[ -~]{15}$/), 43: fc.stringMatching(/^[ -~]{40}$/) },
        ...{ 49: digits(3), 52: bytes(16), 55: bytes(0, 255), 90: digits(42) },
      },
      { requiredKeys: [] },
    )
    .map((fields) => fields as Fields8583),
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(messages, ({ mti, fields }) => {
      expect(readMessage(writeMessage({ mti, fields }))).toEqual({ mti, fields: { ...fields } })
    }),
  )
})

test('whatever comes is refused, or the one way to write what it says', () => {
  const near = fc.tuple(messages, fc.nat(), fc.nat(255)).map(([message, place, byte]) => {
    const written = writeMessage(message)
    written[place % written.length] = byte
    return written
  })
  fc.assert(
    fc.property(fc.oneof(near, fc.uint8Array({ maxLength: 80 })), (wire) => {
      const read = attempt(() => readMessage(wire))
      if (read) expect(Buffer.from(writeMessage(read))).toEqual(Buffer.from(wire))
    }),
  )
})

const attempt = (read: () => Message8583): Message8583 | undefined => {
  try {
    return read()
  } catch (error) {
    expect(error).toBeInstanceOf(Message8583Error)
    return undefined
  }
}

test.each([
  ['no kind', Buffer.from('02A0'), 'mti', 0],
  ['half a map', Buffer.from('0200abc'), 'bitmap', 4],
  ['a field nobody agreed on', Buffer.concat([Buffer.from('0200'), Buffer.alloc(8, 1)]), 8, 12],
  [
    'something after its end',
    Buffer.concat([writeMessage({ mti: '0800', fields: { 11: '000001' } }), Buffer.from('x')]),
    null,
    18,
  ],
])('%s is refused, with its place', (_what, wire, field, offset) => {
  expect(() => readMessage(wire)).toThrow(new Message8583Error(field as 8, offset))
})
