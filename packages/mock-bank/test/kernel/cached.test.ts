import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { cached } from '../../src/kernel/cached.ts'
import type { Sql } from '../../src/kernel/database/index.ts'

/** A bank is known by its database. */
const newBank = () => ({ sql: (() => {}) as unknown as Sql })

const counting = (value: string | null = 'a') => {
  const load = Object.assign(
    async () => {
      load.times += 1
      await sleep(5)
      return value ?? undefined
    },
    { times: 0 },
  )
  return load
}

test('many that ask at once share one load, and later ones find it', async () => {
  const cache = cached<string>({ ttlMs: 1_000, most: 10 })(newBank())
  const load = counting()

  const values = await Promise.all([1, 2, 3].map(() => cache.read('k', load)))

  expect(values).toEqual(['a', 'a', 'a'])
  expect(await cache.read('k', load)).toBe('a')
  expect(load.times).toBe(1)
})

test('a value is forgotten in time, and what is absent is not remembered', async () => {
  const cache = cached<string>({ ttlMs: 20, most: 10 })(newBank())
  const [load, absent] = [counting(), counting(null)]
  await cache.read('k', load)
  await sleep(30)
  await cache.read('k', load)
  await cache.read('none', absent)
  await cache.read('none', absent)

  expect(load.times).toBe(2)
  expect(absent.times).toBe(2)
})

test('a write counts at once, also against a load that began before it', async () => {
  const cache = cached<string>({ ttlMs: 1_000, most: 10 })(newBank())
  const reading = cache.read('k', counting('old'))

  cache.write('k', 'new')
  await reading

  expect(await cache.read('k', counting('old'))).toBe('new')
})

test('what is forgotten while it loads is loaded again', async () => {
  const cache = cached<string>({ ttlMs: 1_000, most: 10 })(newBank())
  const reading = cache.read('k', counting('old'))

  cache.forget('k')
  await reading

  expect(await cache.read('k', counting('new'))).toBe('new')
})

test('a load that fails is not kept', async () => {
  const cache = cached<string>({ ttlMs: 1_000, most: 10 })(newBank())
  const failing = cache.read('k', () => Promise.reject(new Error('down')))

  await expect(failing).rejects.toThrow('down')
  expect(await cache.read('k', counting())).toBe('a')
})

test('memory is bounded, and each bank has its own', async () => {
  const cacheOf = cached<string>({ ttlMs: 1_000, most: 2 })
  const [one, other] = [newBank(), newBank()]
  for (const key of ['a', 'b', 'c']) cacheOf(one).write(key, key)

  const load = counting()
  await cacheOf(one).read('a', load)
  await cacheOf(other).read('c', load)

  expect(load.times).toBe(2)
  expect(await cacheOf(one).read('c', load)).toBe('c')
})
