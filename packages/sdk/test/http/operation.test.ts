import { expect, test } from 'vitest'

import { contract } from '../../src/contract/index.ts'
import { operation } from '../../src/http/operation.ts'
import { merchantOperations } from '../../src/server/operations.ts'
import { walletOperations } from '../../src/wallet/operations.ts'

test('a method or an address that differs from the contract does not compile', () => {
  // @ts-expect-error The contract has POST.
  operation('orders', 'create', 'GET', '/v1/orders')
  // @ts-expect-error The contract has /v1/orders.
  operation('orders', 'create', 'POST', '/v1/order')
  // @ts-expect-error The contract has no such verb.
  operation('orders', 'cancel', 'POST', '/v1/orders')

  expect(operation('orders', 'create', 'POST', '/v1/orders')).toEqual({
    name: 'orders.create',
    method: 'POST',
    path: '/v1/orders',
  })
})

test('every call of the SDK is one of the contract’s', () => {
  const calls = [merchantOperations, walletOperations]
    .flatMap((nouns) => Object.values(nouns))
    .flatMap((verbs) => Object.values<{ name: string; method: string; path: string }>(verbs))

  expect(calls.length).toBeGreaterThan(30)
  for (const { name, method, path } of calls) {
    const [noun = '', verb = ''] = name.split('.')
    expect(contract).toHaveProperty([noun, verb], expect.objectContaining({ method, path }))
  }
})
