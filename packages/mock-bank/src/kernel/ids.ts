import { createHmac, randomBytes } from 'node:crypto'

import type { IdPrefix } from '@qiantang/sdk/contract'

import { fault } from './errors.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const slots = 1024
const slotMask = BigInt(slots - 1)

/** The permanent place of a noun, 0 to 1023: its lane is `slot mod L` (design.md 3.2). */
export type Slot = number

/** Which slot a key belongs to. The same parts always answer the same slot. */
export const slotOf = (indexKey: Buffer, ...parts: string[]): Slot => {
  const hmac = createHmac('sha256', indexKey)
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  return hmac.digest().readUInt16BE(0) % slots
}

/** A key of one app (0 to 1023) that hides slots in the ids it is handed, so that slots don't link a person over apps. */
export const slotMaskOf = (indexKey: Buffer, appId: string): Slot =>
  slotOf(indexKey, 'slot-mask', appId)

/**
 * A new id: `prefix_` and a UUIDv7 in 26 Crockford characters, whose last 10 bits are the slot,
 * masked by the app's key. Made without the database; sorts by wall time.
 */
export const newId = (prefix: IdPrefix, slot: Slot, mask: Slot, wall: Date): string =>
  idFrom(newSeed(wall), prefix, slot, mask)

/** The part of an id that time and chance decide, to make ids from later: see `idFrom`. */
export const newSeed = (wall: Date): string => encode(uuid7(wall))

/** The id a seed stands for: always the same for the same prefix and slot. */
export const idFrom = (seed: string, prefix: IdPrefix, slot: Slot, mask: Slot): string => {
  if (slot < 0 || slot >= slots) fault(`Slot out of range: ${slot}`)
  return `${prefix}_${encode((decode(seed) & ~slotMask) | BigInt(slot ^ mask))}`
}

/** The slot inside an id. */
export const slotIn = (id: string, mask: Slot): Slot =>
  Number(decode(id.slice(id.indexOf('_') + 1)) & slotMask) ^ mask

/** The 128 bits of an id as a UUID, as the database stores it. */
export const uuidIn = (id: string): string => {
  const hex = decode(id.slice(id.indexOf('_') + 1))
    .toString(16)
    .padStart(32, '0')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

const last = { ms: 0, sequence: 0 }

/** RFC 9562 version 7 with a 12-bit counter, so ids of one process are strictly increasing within a millisecond. */
const uuid7 = (wall: Date): bigint => {
  const ms = Math.max(wall.getTime(), last.ms)
  last.sequence = ms === last.ms ? last.sequence + 1 : 0
  last.ms = last.sequence > 0xfff ? ms + 1 : ms
  last.sequence &= 0xfff
  const random = BigInt(`0x${randomBytes(8).toString('hex')}`) & ((1n << 62n) - 1n)
  return (
    (BigInt(last.ms) << 80n) | (7n << 76n) | (BigInt(last.sequence) << 64n) | (2n << 62n) | random
  )
}

const encode = (value: bigint): string => {
  let text = ''
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += alphabet[Number((value >> shift) & 31n)]
  return text
}

const decode = (text: string): bigint => {
  let value = 0n
  for (const character of text) value = (value << 5n) | BigInt(alphabet.indexOf(character))
  return value
}
