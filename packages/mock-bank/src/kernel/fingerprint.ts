import { createHash } from 'node:crypto'

import type { Json } from './database/index.ts'

/** A hash of what a value says, whatever the order of its fields: equal for requests that ask for the same. */
export const fingerprint = (value: Json): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')

const sorted = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(sorted)
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]))
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
