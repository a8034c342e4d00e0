export type { Database, DatabaseOptions, Engine, Json, Queryable, Sql, Tx } from './types.ts'
export { openDatabase } from './connect.ts'
export { insideTransaction, outsideTransaction } from './transaction-scope.ts'
