import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import type { Answer } from '../edge/answer.ts'
import type { Incoming } from '../edge/incoming.ts'
import { fromWire, pageToWire, toWire } from './wire.ts'

/** How much one listener takes on (S25). */
export interface ListenLimits {
  /** Until a request's headers are whole. @default 10000 */
  headersMs?: number
  /** Until a request's body is whole. @default 30000 */
  requestMs?: number
  /** How long an idle connection is kept. @default 10000 */
  idleMs?: number
  /** Connections at a time; more are turned away. @default 2000 */
  connections?: number
}

export interface Listener {
  /** The port, also where 0 was asked for. */
  port: number
  /** Takes no more connections, lets requests finish for a moment, then drops what is left. */
  close(): Promise<void>
}

/** Who answers: the API with its own answers, pages as a `Response`. */
export type Serve = (
  incoming: Incoming,
  connection: { remoteAddress?: string | undefined },
) => Promise<Answer | Response>

const patienceMs = 10_000

/** Listens on one address. */
export const listen = async (
  serve: Serve,
  { host, port }: { host: string; port: number },
  limits: ListenLimits = {},
): Promise<Listener> => {
  const { headersMs = 10_000, requestMs = 30_000, idleMs = 10_000, connections = 2_000 } = limits
  const closing = new AbortController()
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: Math.min(1_000, headersMs / 2),
      maxHeaderSize: 16_384,
      // Two of one name are one too many, and not the first of them.
      joinDuplicateHeaders: true,
    },
    (message, response) => void exchange(serve, message, response, closing.signal),
  )
  server.maxConnections = connections
  server.maxHeadersCount = 64

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => {
      closing.abort()
      return close(server)
    },
  }
}

const exchange = async (
  serve: Serve,
  message: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> => {
  const incoming = fromWire(message)
  if (!incoming) return toWire(response, { status: 400, text: null, headers: {} })
  try {
    // Without an address it would pass for a call inside the process.
    const remoteAddress = message.socket.remoteAddress ?? 'unknown'
    const answer = await serve(incoming, { remoteAddress })
    if (answer instanceof Response) await pageToWire(response, answer)
    else toWire(response, answer, closing)
  } catch {
    // Whoever answers has reported it.
    message.destroy()
  }
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
