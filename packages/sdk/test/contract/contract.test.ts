import { expect, test } from 'vitest'
import { z } from 'zod'

import { contract, errors, openApiDocument, type Route } from '../../src/contract/index.ts'

const routes = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries<Route>(verbs).map(([verb, route]) => ({ name: `${noun}.${verb}`, route })),
)

test('no two routes share a method and an address', () => {
  const addresses = routes.map(
    ({ route }) => `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`,
  )

  expect(new Set(addresses).size).toBe(addresses.length)
})

test.each(routes)('$name answers only with codes of the error tables', ({ route }) => {
  for (const code of route.errors ?? []) expect(errors).toHaveProperty(code)
})

test('every POST that moves money wants an idempotency key', () => {
  const moving = routes.filter(
    ({ route }) =>
      route.method === 'POST' && route.scope === 'money.move' && saysWhatMoves(route.body),
  )

  expect(moving.length).toBeGreaterThan(0)
  for (const { route } of moving) expect(route.idempotencyKey).toBe('required')
})

/** Names an amount, or an order that has one. */
const saysWhatMoves = (body: z.ZodType | undefined): boolean =>
  body !== undefined &&
  /"(?:amount|maxAmount|orderId)":/.test(JSON.stringify(z.toJSONSchema(body, { io: 'input' })))

test('what is typed on a bank page is asked for on a bank page only', () => {
  const pageOnly = routes.filter(({ route }) => route.callers.every((caller) => caller === 'page'))

  expect(pageOnly.length).toBeGreaterThan(0)
  for (const { route } of pageOnly) expect(route).toHaveProperty('bankOriginOnly', true)
})

test.each(Object.entries(errors))(
  '%s says something to the developer and to the payer in both languages',
  (code, row) => {
    expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/)
    expect(row.message).toMatch(/[.!]$/)
    expect(row.payer['zh-CN']).toMatch(/[㐀-鿿]/)
    expect(row.payer.en).toMatch(/[.!]$/)
  },
)

test('the OpenAPI document names every route but the console’s own, and resolves every reference', () => {
  const document = openApiDocument('https://open.qiantang.example')
  const text = JSON.stringify(document)
  const { schemas } = document['components'] as { schemas: Record<string, unknown> }

  for (const { name, route } of routes) {
    const isPublished = !route.path.startsWith('/v1/operator/')
    expect({ name, isNamed: text.includes(`"operationId":"${name}"`) }).toEqual({
      ...{ name, isNamed: isPublished },
    })
  }
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
    expect(schemas).toHaveProperty(name)
  expect(text).not.toContain('#/$defs/')
})

test('requests are closed and answers open in the OpenAPI document', () => {
  const document = openApiDocument('https://open.qiantang.example')
  const { schemas } = document['components'] as {
    schemas: Record<string, { additionalProperties?: unknown }>
  }

  expect(schemas['CreateOrder']?.additionalProperties).toBe(false)
  expect(schemas['Order']).not.toHaveProperty('additionalProperties')
})
