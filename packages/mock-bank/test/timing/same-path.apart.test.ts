import { expect, test, vi } from 'vitest'

import * as secrets from '../../src/kernel/secrets.ts'
import { testBank } from '../test-bank.ts'
import { Refused, world } from '../world.ts'
import { observed } from './observed.ts'
import { pairsIn } from './pairs.ts'

vi.mock('../../src/kernel/secrets.ts', { spy: true })

const fail = (what: string): never => {
  throw new Error(`No way was seen: ${what}.`)
}

const refusal = (error: unknown): string => {
  if (!(error instanceof Refused)) throw error
  return error.code
}

test('known and unknown users, cards, codes and PINs take the same path: the same statements, the same hashes (S9)', async () => {
  const { on, during } = await observed(await testBank())
  const w = await world({ on })

  for (const { what, code, known, unknown, restore } of await pairsIn(w)) {
    const once = async (ask: () => Promise<unknown>) => {
      await restore()
      vi.mocked(secrets.hashSecret).mockClear()
      vi.mocked(secrets.sameSecret).mockClear()
      let told = ''
      const statements = await during(() =>
        ask().catch((error: unknown) => {
          told = refusal(error)
        }),
      )
      const hashed = vi.mocked(secrets.hashSecret).mock.calls.length
      const compared = vi.mocked(secrets.sameSecret).mock.calls.map(([given]) => given.length)
      return { told, path: { what, statements, hashed, compared } }
    }
    // What is remembered for a few seconds is read now and then: the way without that is the path.
    const pathOf = async (ask: () => Promise<unknown>) => {
      const ways = [await once(ask), await once(ask), await once(ask)]
      const [shortest] = ways.toSorted(
        (a, b) => a.path.statements.length - b.path.statements.length,
      )
      return shortest ?? fail(what)
    }
    const there = await pathOf(known)
    const nowhere = await pathOf(unknown)

    expect(there.path.statements.length, what).toBeGreaterThan(0)
    expect(nowhere.path).toEqual(there.path)
    expect([there.told, nowhere.told]).toEqual([code, code])
  }
}, 120_000)
