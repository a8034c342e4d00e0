import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sql } from './types.ts'

const scope = new AsyncLocalStorage<true>()

/** Whether the caller runs inside `sql.begin(…)`, however many awaits ago that began. */
export const insideTransaction = (): boolean => scope.getStore() === true

/** Leaves the caller's transaction scope, for work that outlives it (a queue's own loop). */
export const outsideTransaction = <T>(work: () => T): T => scope.exit(work)

/** Makes `begin` mark everything that runs within it, so that nobody can forget to. */
export const markTransactions = (sql: Sql): Sql => {
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>
  const marked = (...args: unknown[]) => {
    const work = args.pop() as (tx: unknown) => unknown
    return begin(...args, (tx: unknown) => scope.run(true, () => work(tx)))
  }
  return Object.assign(sql, { begin: marked as Sql['begin'] })
}
