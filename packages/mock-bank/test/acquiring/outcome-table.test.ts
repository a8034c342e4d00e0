import { expect, test } from 'vitest'

import { testBank } from '../test-bank.ts'
import { drive, ends, expectedOf } from './outcome-table.ts'
import { inapplicable, ways } from './ways.ts'

const cells = ways.flatMap((way) =>
  Object.keys(ends)
    .filter((end) => inapplicable[way.name]?.[end] === undefined)
    .map((end) => [way.name, end, way] as const),
)

test.for(cells)('%s: %s', async ([name, end, way]) => {
  const row = await drive(await testBank(), way, end)
  expect(row).toEqual({ way: name, end, ...expectedOf(way, end) })
})
