import type { PostgresType } from 'postgres'

/**
 * How `bigint` columns reach the bank. Money is whole fen in a `number`, which is exact up to 2^53
 * (ninety trillion yuan), so a column is read as a number; a value beyond that is an error and never
 * a rounded figure.
 */
export const safeInteger = {
  to: 20,
  from: [20],
  serialize: (value: number | bigint): string => value.toString(),
  parse: (text: string): number => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer.`)
    return value
  },
} satisfies PostgresType<number>
