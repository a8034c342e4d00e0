import { BankError } from '../kernel/errors.ts'

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
export const readBody = async (request: Request, most = defaultMost): Promise<Body> => {
  const length = request.headers.get('content-length')
  if (Number(length ?? 0) > most) throw new BankError('body_too_large', { most })
  const bytes = request.body ? await readBytes(request, request.body, most) : new Uint8Array()
  if (bytes.length > 0) requireJson(request)
  return { bytes, text: decode(bytes) }
}

const readBytes = async (
  request: Request,
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    // HTTP holds a body to the length it was announced with, so it need not be counted.
    if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer())
    return await readStream(stream, most)
  } catch (error) {
    if (error instanceof BankError) throw error
    // The line broke. Nobody hears this answer, and it is no fault of the bank.
    throw new BankError('invalid_json')
  }
}

const readStream = async (
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > most) throw new BankError('body_too_large', { most })
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i

const requireJson = (request: Request) => {
  const type = request.headers.get('content-type') ?? ''
  const encoding = request.headers.get('content-encoding')
  if (!jsonType.test(type.trim()) || encoding !== null)
    throw new BankError('unsupported_media_type')
}

const decode = (bytes: Uint8Array): string => {
  try {
    // A byte order mark is kept, and so refused with the rest of what is not JSON.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new BankError('invalid_json')
  }
}
