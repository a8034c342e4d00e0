import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { arrive } from '../harness/arrivals.ts'
import { drive, nothingLeft } from '../harness/drive.ts'

test('each client waits for its answer before it asks again', async () => {
  let underWay = 0
  let most = 0
  const { done, seconds, perSecond, p50Ms } = await drive(
    { clients: 3, seconds: 0.2 },
    async () => {
      most = Math.max(most, ++underWay)
      await sleep(10)
      underWay -= 1
    },
  )

  expect(most).toBe(3)
  expect(done).toBeGreaterThan(3)
  expect(perSecond).toBeCloseTo(done / seconds)
  expect(p50Ms).toBeGreaterThan(8)
})

test('a failure ends the round, and there is no figure', async () => {
  let asked = 0
  const failing = async () => {
    asked += 1
    await sleep(1)
    if (asked > 5) throw new Error('refused')
  }

  await expect(drive({ clients: 2, seconds: 10 }, failing)).rejects.toThrow('refused')
})

test('a client for whom nothing is left goes home', async () => {
  let left = 7
  const { done } = await drive({ clients: 2, seconds: 10 }, async () => {
    await sleep(1)
    return left-- > 0 ? undefined : nothingLeft
  })

  expect(done).toBe(7)
})

test('who arrives during a stall has waited since they were due', async () => {
  let open = Promise.resolve()
  const stall = sleep(150).then(() => {
    open = sleep(300)
  })
  const { done, p50Ms, p99Ms } = await arrive({ arrivals: 200, seconds: 0.6 }, () => open)
  await stall

  expect(done).toBe(120)
  // Half of them met the stall, the first of these at its whole length.
  expect(p99Ms).toBeGreaterThan(200)
  expect(p50Ms).toBeLessThan(p99Ms)
})
