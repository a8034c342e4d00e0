export type { Database, DatabaseOptions, Engine, Json, Queryable, Sql, Tx } from './types.ts'
export { openDatabase } from './connect.ts'
export { currentTransaction, type TransactionScope } from './transaction-scope.ts'
