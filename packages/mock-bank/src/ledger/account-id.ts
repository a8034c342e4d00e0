import { createHash } from 'node:crypto'
import type { AccountRef } from './chart.ts'

/** The key of an account in the books, the same wherever and whenever it is worked out. */
export const accountIdOf = ({ kind, owner }: AccountRef): string =>
  uuidOf(createHash('sha256').update(`${kind}:${owner}`).digest())

/** The first half of a hash, written as a version 8 UUID. */
export const uuidOf = (hash: Buffer): string => {
  const bytes = Buffer.from(hash.subarray(0, 16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
