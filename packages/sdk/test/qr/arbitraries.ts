import * as fc from 'fast-check'

import type { ConsumerCode, MerchantCode } from '../../src/qr/index.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const ascii = (most: number) => fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: most })
const text = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'西湖茶楼 Aé𠮷1'), minLength: 1, maxLength: most })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const amount = fc
  .record({ yuan: fc.nat(999_999), fen: fc.nat(99) })
  .filter(({ yuan, fen }) => yuan + fen > 0)
  .map(({ yuan, fen }) => `${yuan}.${String(fen).padStart(2, '0')}`)

const inner = fc.uniqueArray(
  fc.record({ tag: fc.constantFrom('01', '05', '99'), value: ascii(8) }),
  {
    selector: ({ tag }) => tag,
    maxLength: 2,
  },
)

const account = fc.oneof(
  fc.record({ tag: fc.constantFrom('02', '15', '25'), value: ascii(31) }),
  fc.record({ tag: fc.constantFrom('26', '40', '51'), guid: ascii(16), data: inner }),
)

const additional = fc
  .record(
    {
      billNumber: ascii(9),
      store: text(9),
      terminal: ascii(9),
      purpose: fc.constant('***'),
      asksFor: fc.constantFrom('A', 'ME', 'AME'),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)

/** Any code of a merchant that paper has room for. */
export const merchantCode: fc.Arbitrary<MerchantCode> = fc.record({
  use: fc.constantFrom('static', 'dynamic'),
  accounts: fc
    .uniqueArray(account, { selector: ({ tag }) => tag, minLength: 1, maxLength: 3 })
    .map((accounts) => accounts.toSorted((left, right) => (left.tag < right.tag ? -1 : 1))),
  category: digits(4),
  currency: fc.constantFrom('156', '840'),
  amount: maybe(amount),
  tip: maybe(
    fc.oneof(
      fc.constant({ kind: 'asked' as const }),
      fc.record({ kind: fc.constant('fixed' as const), amount }),
      fc.record({ kind: fc.constant('percent' as const), percent: fc.constantFrom('5', '12.50') }),
    ),
  ),
  country: fc.constantFrom('CN', 'US'),
  name: ascii(25),
  city: ascii(15),
  postalCode: maybe(ascii(10)),
  additional: maybe(additional),
  local: maybe(
    fc.record({ language: fc.constantFrom('ZH', 'en'), name: text(25), city: maybe(text(15)) }),
  ),
  others: fc
    .uniqueArray(fc.record({ tag: fc.constantFrom('65', '79'), value: ascii(20) }), {
      selector: ({ tag }) => tag,
    })
    .map((others) => others.toSorted((left, right) => (left.tag < right.tag ? -1 : 1))),
})

const hex = (least: number, most: number) =>
  fc
    .uint8Array({ minLength: least, maxLength: most })
    .map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase())

const transparent = fc.array(
  fc.record({ tag: fc.constantFrom('9F26', '9F10', '82', '9F36'), value: hex(1, 16) }),
  { maxLength: 4 },
)

const application = fc.record({
  aid: hex(5, 16),
  data: fc.record({ tag: fc.constant('57'), value: hex(8, 19) }).map((track) => [track]),
  transparent,
})

/** Any code of a payer that a till has room for. */
export const consumerCode: fc.Arbitrary<ConsumerCode> = fc.oneof(
  fc.record({
    applications: fc.array(application, { minLength: 1, maxLength: 2 }),
    common: fc.constant(null),
  }),
  fc.record({
    applications: fc.array(application, { minLength: 2, maxLength: 2 }),
    common: fc.record({
      data: fc.record({ tag: fc.constant('5F20'), value: hex(2, 26) }).map((name) => [name]),
      transparent,
    }),
  }),
)
