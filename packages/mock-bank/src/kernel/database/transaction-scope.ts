import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sql } from './types.ts'

/** One `sql.begin(…)`, from its first statement to its commit. */
export type TransactionScope = { readonly afterCommit: (() => void)[] }

const scopes = new AsyncLocalStorage<TransactionScope>()

/** The transaction the caller runs inside, however many awaits ago it began. */
export const currentTransaction = (): TransactionScope | undefined => scopes.getStore()

/** Makes `begin` mark everything that runs within it, so that nobody can forget to. */
export const markTransactions = (sql: Sql): Sql => {
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>
  const marked = async (...args: unknown[]) => {
    const work = args.pop() as (tx: unknown) => unknown
    const scope: TransactionScope = { afterCommit: [] }
    const result = await begin(...args, (tx: unknown) => scopes.run(scope, () => work(tx)))
    for (const tell of scope.afterCommit) tell()
    return result
  }
  return Object.assign(sql, { begin: marked as Sql['begin'] })
}
