import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { gathered } from '../../src/kernel/gathered.ts'

/** A database that doubles numbers, and what it was asked. */
const doubling = (
  options: { nameOf?: (n: number) => string; most?: number } = {},
  answer: (n: number) => number = (n) => n * 2,
) => {
  const statements: number[][] = []
  const ask = gathered({
    ...options,
    answer: async (_bank: Bank, numbers: readonly number[]) => {
      statements.push([...numbers])
      await sleep(5)
      return numbers.map(answer)
    },
  })
  const bank = { sql: {} } as Bank
  return { statements, ask: (n: number) => ask(bank, n) }
}
type Bank = Parameters<ReturnType<typeof gathered>>[0]

test('what is asked in one turn goes to the database together, and each gets its own answer', async () => {
  const { statements, ask } = doubling()

  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6])
  expect(statements).toEqual([[1, 2, 3]])
})

test('what is asked while a statement is under way goes with the next one', async () => {
  const { statements, ask } = doubling()
  const first = ask(1)
  await sleep(2)
  const later = [ask(2), ask(3)]

  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6])
  expect(statements).toEqual([[1], [2, 3]])
})

test('nothing is remembered: the same question later is read anew', async () => {
  const { statements, ask } = doubling()
  await ask(1)
  await ask(1)

  expect(statements).toEqual([[1], [1]])
})

test('two questions of one name are never in one batch, and keep their order', async () => {
  const { statements, ask } = doubling({ nameOf: (n) => String(n % 10) })

  await Promise.all([1, 11, 2, 21].map(ask))

  expect(statements).toEqual([[1, 2], [11], [21]])
})

test('a batch has a bound, and what is beyond it follows', async () => {
  const { statements, ask } = doubling({ most: 2 })

  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6])
  expect(statements).toEqual([[1, 2], [3]])
})

test('one question that cannot be answered fails alone', async () => {
  const { ask } = doubling({}, (n) => {
    if (n === 3) throw Object.assign(new Error('no number'), { code: '22P02' })
    return n * 2
  })

  const answers = await Promise.allSettled([1, 2, 3, 4].map(ask))

  expect(answers.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  ])
})

test('a broken line is everybody’s, and the next batch is asked again', async () => {
  let broken = true
  const { statements, ask } = doubling({}, (n) => {
    if (broken) throw Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })
    return n * 2
  })

  const answers = await Promise.allSettled([1, 2].map(ask))
  broken = false

  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(statements).toHaveLength(1)
  expect(await ask(5)).toBe(10)
})

test('more than can wait is refused as overload instead of growing', async () => {
  const { ask } = doubling()

  const asked = Array.from({ length: 10_002 }, (_, n) => ask(n))
  const answers = await Promise.allSettled(asked)

  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(2)
  await expect(asked.at(-1)).rejects.toMatchObject({ code: 'overloaded' })
})
