import { createHmac, type KeyObject, randomFillSync } from 'node:crypto'

import type { IdPrefix } from '@qiantang/sdk/contract'

import { fault } from './errors.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const slots = 1024

/** The permanent place of a noun, 0 to 1023: its lane is `slot mod L` (design.md 3.2). */
export type Slot = number

/** Which slot a key belongs to. The same parts always answer the same slot. */
export const slotOf = (indexKey: KeyObject, ...parts: string[]): Slot => {
  const hmac = createHmac('sha256', indexKey)
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  return hmac.digest().readUInt16BE(0) % slots
}

/** A key of one app (0 to 1023) that hides slots in the ids it is handed, so that slots don't link a person over apps. */
export const slotMaskOf = (indexKey: KeyObject, appId: string): Slot =>
  slotOf(indexKey, 'slot-mask', appId)

/**
 * A new id: `prefix_` and a UUIDv7 in 26 Crockford characters, whose last 10 bits are the slot,
 * masked by the app's key. Made without the database; sorts by wall time.
 */
export const newId = (prefix: IdPrefix, slot: Slot, mask: Slot, wall: Date): string =>
  `${prefix}_${encode(withSlot(uuid7(wall), slot, mask))}`

/** The part of an id that time and chance decide, to make ids from later: see `idFrom`. */
export const newSeed = (wall: Date): string => encode(uuid7(wall))

/** The id a seed stands for: always the same for the same prefix and slot. */
export const idFrom = (seed: string, prefix: IdPrefix, slot: Slot, mask: Slot): string =>
  `${prefix}_${encode(withSlot(decode(seed), slot, mask))}`

/** The slot inside an id. */
export const slotIn = (id: string, mask: Slot): Slot =>
  (decode(id.slice(id.indexOf('_') + 1)).readUInt16BE(14) % slots) ^ mask

/** The 128 bits of an id as a UUID, as the database stores it. */
export const uuidIn = (id: string): string => {
  const hex = decode(id.slice(id.indexOf('_') + 1)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const withSlot = (bytes: Buffer, slot: Slot, mask: Slot): Buffer => {
  if (slot < 0 || slot >= slots) fault(`Slot out of range: ${slot}`)
  const tail = bytes.readUInt16BE(14)
  bytes.writeUInt16BE(tail - (tail % slots) + (slot ^ mask), 14)
  return bytes
}

const last = { ms: 0, sequence: 0 }

/** RFC 9562 version 7 with a 12-bit counter, so ids of one process are strictly increasing within a millisecond. */
const uuid7 = (wall: Date): Buffer => {
  const ms = Math.max(wall.getTime(), last.ms)
  last.sequence = ms === last.ms ? last.sequence + 1 : 0
  last.ms = last.sequence > 0xfff ? ms + 1 : ms
  last.sequence &= 0xfff
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(last.ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.sequence, 6)
  chance().copy(bytes, 8)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes
}

const pool = { bytes: Buffer.alloc(8 * 512), used: Number.POSITIVE_INFINITY }

/** Eight random bytes. They are bought in bulk, since asking costs more than using them. */
const chance = (): Buffer => {
  if (pool.used >= pool.bytes.length) {
    randomFillSync(pool.bytes)
    pool.used = 0
  }
  pool.used += 8
  return pool.bytes.subarray(pool.used - 8, pool.used)
}

/** 128 bits as 26 characters of five bits, the first of which has three. */
const encode = (bytes: Buffer): string => {
  let gathered = 0
  let bits = 2
  let place = 0
  for (let i = 0; i < 16; i += 1) {
    gathered = (gathered << 8) | bytes[i]!
    bits += 8
    for (; bits >= 5; bits -= 5) {
      text[place] = codes[(gathered >> (bits - 5)) & 31]!
      place += 1
    }
    gathered &= (1 << bits) - 1
  }
  return text.toString('latin1')
}

const codes = Buffer.from(alphabet)
const text = Buffer.alloc(26)

const decode = (id: string): Buffer => {
  const bytes = Buffer.allocUnsafe(16)
  let gathered = 0
  let bits = -2
  let place = 0
  for (let i = 0; i < id.length; i += 1) {
    gathered = (gathered << 5) | values[id.charCodeAt(i) & 127]!
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[place] = gathered >> bits
    place += 1
    gathered &= (1 << bits) - 1
  }
  return bytes
}

const values = Int8Array.from({ length: 128 }, (_, code) =>
  alphabet.indexOf(String.fromCharCode(code)),
)
