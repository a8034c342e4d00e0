import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import type { Handlers } from '../../src/handlers/handler.ts'
import { handlers } from '../../src/handlers/index.ts'

test('a route without a handler does not compile', () => {
  const { retrieve, ...others } = handlers.orders
  // @ts-expect-error One handler is missing.
  const incomplete: Handlers['orders'] = others

  expect({ ...incomplete, retrieve }).toEqual(handlers.orders)
})

test('every route of the contract has its handler, and no handler is left over', () => {
  const verbsOf = (nouns: Record<string, object>) =>
    Object.entries(nouns).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    )

  expect(verbsOf(handlers).toSorted()).toEqual(verbsOf(contract).toSorted())
})
