import { isUtf8 } from 'node:buffer'

import { BankError } from '../kernel/errors.ts'
import { BodyTooLarge, type Incoming } from './incoming.ts'

const defaultMost = 65_536

/** A body as it came: its text, and the bytes its digest is of. */
export interface Body {
  bytes: Uint8Array<ArrayBuffer>
  text: string
}

/**
 * Reads a request's body up to the route's limit, and no further.
 *
 * @throws {BankError} `body_too_large`, `invalid_json` where it is not UTF-8, `unsupported_media_type`
 */
export const readBody = async (incoming: Incoming, most = defaultMost): Promise<Body> => {
  const length = incoming.header('content-length')
  if (Number(length ?? 0) > most) throw new BankError('body_too_large', { most })
  const bytes = await readBytes(incoming, most)
  if (bytes.length > 0) requireJson(incoming)
  return { bytes, text: decode(bytes) }
}

const readBytes = async (incoming: Incoming, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return await incoming.body(most)
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new BankError('body_too_large', { most })
    // The line broke. Nobody hears this answer, and it is no fault of the bank.
    throw new BankError('invalid_json')
  }
}

const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i

const requireJson = (incoming: Incoming) => {
  const type = incoming.header('content-type') ?? ''
  if (!jsonType.test(type.trim()) || incoming.header('content-encoding') !== null)
    throw new BankError('unsupported_media_type')
}

/** A byte order mark is kept, and so refused with the rest of what is not JSON. */
const decode = (bytes: Uint8Array<ArrayBuffer>): string => {
  if (!isUtf8(bytes)) throw new BankError('invalid_json')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}
