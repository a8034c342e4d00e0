import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Answer } from '../edge/answer.ts'
import { BodyTooLarge, type Incoming, noBytes } from '../edge/incoming.ts'

/** A request as Node has read it; undefined where its address is none. */
export const fromWire = (message: IncomingMessage): Incoming | undefined => {
  const url = addressOf(message)
  if (!url) return undefined
  const { method = '', headers } = message
  return {
    method,
    url,
    header: (name) => {
      // The name may be a stranger's: a signature says itself what it covers.
      const value = Object.hasOwn(headers, name) ? headers[name] : undefined
      return Array.isArray(value) ? value.join(', ') : (value ?? null)
    },
    headers: () => headersOf(message),
    body: (most) => (hasBody(message) ? readBody(message, most) : Promise.resolve(noBytes)),
  }
}

const headersOf = ({ headers }: IncomingMessage): Headers => {
  const all = new Headers()
  for (const [name, value = []] of Object.entries(headers))
    for (const each of [value].flat()) all.append(name, each)
  return all
}

const plainHost = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/

const addressOf = ({ url = '', headers: { host = '' } }: IncomingMessage): URL | null => {
  if (!plainHost.test(host)) return null
  if (url.startsWith('/')) return URL.parse(`http://${host}${url}`)
  return /^https?:\/\//i.test(url) ? URL.parse(url) : null
}

const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0')

const readBody = (message: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = []
    let length = 0
    message.on('data', (chunk: Buffer<ArrayBuffer>) => {
      length += chunk.length
      if (length <= most) return chunks.push(chunk)
      message.removeAllListeners('data').pause()
      reject(new BodyTooLarge())
    })
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    message.on('error', reject)
    message.on('close', () => message.complete || reject(new Error('The line broke.')))
  })

/** Puts an answer on the wire in one piece. */
export const toWire = (response: ServerResponse, answer: Answer, closing?: AbortSignal): void => {
  const { status, text, stream, headers } = answer
  if (stream) return streamToWire(response, answer, stream, closing)
  const lines: string[] = []
  for (const name in headers) lines.push(name, headers[name]!)
  if (text !== null) lines.push('content-length', String(Buffer.byteLength(text)))
  else if (status !== 204 && status !== 304 && response.req.method !== 'HEAD')
    lines.push('content-length', '0')
  send(response, status, lines, text)
}

/** The same bit by bit, until the answer ends, the server closes or nobody listens any more. */
const streamToWire = (
  response: ServerResponse,
  { status, headers }: Answer,
  stream: ReadableStream<Uint8Array>,
  closing: AbortSignal | undefined,
): void => {
  response.writeHead(status, { ...headers, connection: 'close' })
  response.flushHeaders()
  const reader = stream.getReader()
  const stop = () => void reader.cancel().catch(() => {})
  response.on('close', () => {
    closing?.removeEventListener('abort', stop)
    stop()
  })
  closing?.addEventListener('abort', stop)
  const pump = async () => {
    for (let bit = await reader.read(); !bit.done; bit = await reader.read())
      response.write(bit.value)
    response.end()
  }
  pump().catch(() => response.destroy())
}

/** The same with what a page answers. */
export const pageToWire = async (response: ServerResponse, page: Response): Promise<void> => {
  const body = Buffer.from(await page.arrayBuffer())
  const lines = [...page.headers].flat()
  if (page.status !== 304) lines.push('content-length', String(body.length))
  send(response, page.status, lines, response.req.method === 'HEAD' ? null : body)
}

const lingerMs = 500

const send = (
  response: ServerResponse,
  status: number,
  lines: string[],
  body: string | Buffer | null,
): void => {
  const { req: message } = response
  // What was not read to its end is not read any more: the line is given up once the answer is out.
  const isUnread = hasBody(message) && !message.complete
  if (isUnread) {
    lines.push('connection', 'close')
    response.once('finish', () => {
      message.resume()
      setTimeout(() => message.destroy(), lingerMs).unref()
    })
  }
  response.writeHead(status, lines)
  response.end(body ?? undefined)
}
