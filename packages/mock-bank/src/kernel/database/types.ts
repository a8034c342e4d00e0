import type { ISql, Sql as PostgresSql, TransactionSql } from 'postgres'

type BankTypes = { bigint: number }

/** The pool: every statement runs in a transaction of its own unless it is inside `begin`. */
export type Sql = PostgresSql<BankTypes>

/** The handle inside `sql.begin(async (tx) => …)`. Everything in that transaction goes through it. */
export type Tx = TransactionSql<BankTypes>

/** What a function takes that reads or writes and does not care whether it is inside a transaction. */
export type Queryable = ISql<BankTypes>

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

export type Engine = 'pglite' | 'postgres'

export type Database = {
  readonly sql: Sql
  /**
   * The connection of one lane's writer. Its batches follow each other there without waiting for the lane,
   * and find what the one before has left in the processor's caches.
   */
  readonly laneSql: (lane: number) => Sql
  readonly engine: Engine
  /** How many writers the money tables have; fixed when the database was created. */
  readonly lanes: number
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** A folder PGlite keeps its data in, or `memory`. Ignored when `url` is given. */
  readonly dataDir?: string
  /** A PostgreSQL 15+ or Citus 12+ server: `postgres://user:password@host:port/database`. */
  readonly url?: string
  /** @default 1 on PGlite, 4 on PostgreSQL, 64 on Citus; a power of two up to 1024, fixed at creation. */
  readonly lanes?: number
  /** Connections to a PostgreSQL server; PGlite has one. @default 10 */
  readonly connections?: number
  /** Where the prepared PGlite folder is kept between starts. */
  readonly cacheDir?: string
}
