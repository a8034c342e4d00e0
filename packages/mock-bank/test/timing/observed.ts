import { createApp } from '../../src/app.ts'
import { edgeOf } from '../../src/bank/edge-of.ts'
import type { Sql } from '../../src/kernel/database/index.ts'
import type { TestBank } from '../test-bank.ts'

/** A bank whose statements are written down as they are made, in transactions and outside of them. */
export const observed = async (test: TestBank) => {
  const statements: string[] = []
  const note = (args: unknown[]) => {
    const [template] = args
    if (!Array.isArray(template) || !('raw' in template)) return
    statements.push(template.join('?').replaceAll(/\s+/g, ' ').trim())
  }
  const listening = <Handle extends object>(handle: Handle): Handle =>
    new Proxy(handle, {
      apply: (target, self, args: unknown[]) => {
        note(args)
        return Reflect.apply(target as unknown as () => unknown, self, args) as unknown
      },
      get: (target, name) => {
        const own: unknown = Reflect.get(target, name)
        if (name !== 'begin') return own
        return (...given: unknown[]) => {
          const work = given.pop() as (tx: object) => unknown
          return (own as (...all: unknown[]) => unknown).call(target, ...given, (tx: object) =>
            work(listening(tx)),
          )
        }
      },
    })
  const inside = { ...test.bank.inside, sql: listening<Sql>(test.bank.inside.sql) }
  const api = createApp(await edgeOf(inside, { checkReplies: true }))
  const fetch: TestBank['bank']['fetch'] = async (request, connection = {}) =>
    api.fetch(request, connection)
  return {
    on: { ...test, bank: { ...test.bank, inside, fetch } } satisfies TestBank,
    /** The statements that some work makes. Fragments are told with the statement they stand in. */
    during: async (work: () => Promise<unknown>): Promise<string[]> => {
      statements.length = 0
      await work()
      return [...statements]
    },
  }
}
