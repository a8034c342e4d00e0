import { hash } from 'node:crypto'
import type { AccountRef } from './chart.ts'

/** The key of an account in the books, the same wherever and whenever it is worked out. */
export const accountIdOf = ({ kind, owner }: AccountRef): string =>
  uuidOf(hash('sha256', `${kind}:${owner}`))

/** The first half of a hash in hex, written as a version 8 UUID. */
export const uuidOf = (hex: string): string => {
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
