import type { Contract, Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { world } from '../world.ts'
import { examples } from './calls.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

type Routes = { [Noun in keyof Contract]: Contract[Noun][keyof Contract[Noun]] }[keyof Contract]
type Names<R> = R extends { query: infer Query extends z.ZodType } ? keyof z.output<Query> : never

const cursor = (text: string) => Buffer.from(text).toString('base64url')
const tooLong = 'x'.repeat(600)
const digits = ['1e1', '0x10', '010', '%2B5', '+5', '5+', '1.0', '%EF%BC%95', 'ten', 'NaN', 'null']
const moments = [
  ...['2026-06-01', 'yesterday', '1748743200000', '2026-06-01T10:00:00'],
  ...['2026-02-30T10:00:00Z', '2026-06-01T24:00:00Z', '2026-06-01T23:59:60Z'],
  // A plus that was not escaped is a blank.
  ...['2026-06-01T10:00:00+08:00', '2026-06-01T10:00:00%2B99:00', '%2B010000-01-01T00:00:00Z'],
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00%2B14:00', '9999-12-31T23:59:59-14:00'],
  ...['1899-12-31T00:00:00Z', '-000001-01-01T00:00:00Z'],
]

const days = [
  ...['yesterday', '2026-6-1', '2026-02-30', '2026-06-01T10:00:00Z', '20260601', '06-01'],
  ...['0001-01-01', '1899-12-31', '9999-12-31', '%2B010000-01-01', '2026-06-01%00'],
]

/** What no value of a query is, by its name: a name of the contract without a list does not compile. */
const wrongValues: Record<Names<Routes>, string[]> = {
  limit: [...digits, '0', '-1', '1.5', '101', '1e400', '9007199254740992', '%205', '[]', 'true'],
  cursor: [
    ...['!', tooLong, 'W10', '%E9%92%B1', '%ff'],
    ...[
      'nope',
      '-1',
      '9'.repeat(16),
      '[[-1,0]]',
      '[[1,40000]]',
      '[[1e999,0]]',
      '[[0,0],[0,0]]',
    ].map(cursor),
    // Another list's.
    ...[`cus_${'0'.repeat(26)}`, `ord_${'0'.repeat(26)}\n`].map(cursor),
  ],
  from: moments,
  to: moments,
  day: days,
  firstDay: days,
  lastDay: days,
  at: [...moments, '2026-06-01T10:00:00.001%2B08:00'],
  after: ['x', 'evt_', `ord_${'0'.repeat(26)}`, `evt_${'U'.repeat(26)}`, `evt_${'0'.repeat(27)}`],
  type: [tooLong],
  reference: ['a%20b', '%E9%92%B1', "'--", tooLong],
  paymentId: ['x', `ord_${'0'.repeat(26)}`, `pay_${'0'.repeat(25)}`],
  orderId: ['x', `pay_${'0'.repeat(26)}`, `ord_${'0'.repeat(25)}`],
  prefix: ['62220', '6222021234', '62220x', '６２２２０２'],
  mobile: [tooLong],
  status: ['PENDING', 'pending%20', 'done', tooLong],
  kind: ['gift', 'TOP_UP', 'top_up%20', 'payment,refund', tooLong],
  q: [tooLong, '%20', '%E3%80%80', '%E9%92%B1'.repeat(41), 'a%0Ab', '%E2%80%AEcba'],
}

/** A value may be empty where any text is one. */
const anyText: (keyof typeof wrongValues)[] = ['type', 'mobile']

const wrongSearches = (name: keyof typeof wrongValues): string[] => [
  ...wrongValues[name].map((value) => `${name}=${value}`),
  ...(anyText.includes(name) ? [] : [`${name}=`]),
  `${name}=a%00`,
  `${name}=1&${name}=1`,
]

const namesOf = ({ query }: Route) =>
  query instanceof z.ZodObject ? (Object.keys(query.shape) as (keyof typeof wrongValues)[]) : []

test('every wrong value of a query is refused by its name, and nothing is written', async () => {
  const w = await world()
  const stage = await stageIn(w)
  let sent = 0

  for (const { name, route, callIn } of examples) {
    if (namesOf(route).length === 0) continue
    const call = await callIn(stage)
    const before = await snapshot(w.bank)
    for (const parameter of namesOf(route)) {
      for (const search of wrongSearches(parameter)) {
        const answer = await w.sendRaw(onTheWire(route, call, { search }), call.as)
        const about = `${name}?${search}`
        expect({ about, ...(await refusalIn(answer, about)) }).toEqual({
          ...{ about, status: 400, code: 'invalid_field' },
          paths: [`query.${parameter}`],
        })
        sent += 1
      }
    }
    expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
  }
  expect(sent).toBeGreaterThan(300)
})

const isNeeded = ({ query }: Route, name: string): boolean =>
  query instanceof z.ZodObject && (query.shape as z.ZodRawShape)[name]?._zod.optin !== 'optional'

const strangers = ['surprise', 'Limit', 'limit[]', 'constructor', '__proto__', 'toString']

test('a query value a route does not know is refused by its name, also where it has none', async () => {
  const w = await world()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of examples) {
    const call = await callIn(stage)
    for (const parameter of strangers) {
      const right = namesOf(route).filter((each) => isNeeded(route, each))
      const needed = right.map((each) => [each, String(call.query?.[each])])
      const written = { search: new URLSearchParams([...needed, [parameter, '1']]).toString() }
      const answer = await w.sendRaw(onTheWire(route, call, written), call.as)
      expect({ name, ...(await refusalIn(answer, name)) }).toEqual({
        ...{ name, status: 400, code: 'unknown_field' },
        paths: [`query.${parameter}`],
      })
    }
  }
})
