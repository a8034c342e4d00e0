import { expect, test } from 'vitest'

import type { Load, Run } from '../harness/contender.ts'
import { alternate, median, medians } from '../harness/rounds.ts'

const ran = (perSecond: number): Run => ({
  ...{ done: perSecond, seconds: 1, perSecond, p50Ms: 1, p99Ms: 2 },
  ...{ clientCpuUs: 1, serverCpuUs: null },
})

test('everybody warms up, then all work in turn, each round beginning with the next', async () => {
  const story: string[] = []
  const called = (name: string) => ({
    load: { clients: 1, seconds: 5 },
    contender: {
      run: async ({ seconds }: Load) => {
        story.push(`${name} ${seconds}`)
        return ran(1)
      },
    },
  })

  const runs = await alternate({ a: called('a'), b: called('b') }, { rounds: 3, warmUpSeconds: 1 })

  expect(story).toEqual(['a 1', 'b 1', 'a 5', 'b 5', 'b 5', 'a 5', 'a 5', 'b 5'])
  expect([runs.a.length, runs.b.length]).toEqual([3, 3])
})

test('one round that was disturbed does not move the figure', () => {
  expect(medians([100, 1, 102, 98, 101].map(ran))).toMatchObject({
    ...{ perSecond: 100, slowest: 1, fastest: 102, serverCpuUs: null },
  })
  expect(median([4, 1, 3, 2])).toBe(2.5)
})
