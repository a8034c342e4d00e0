import type { Server } from 'node:http'

import { createAdaptorServer } from '@hono/node-server'

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

type Fetch = (
  request: Request,
  connection: { remoteAddress?: string | undefined },
) => Promise<Response>

const patienceMs = 10_000

/** Listens on one address. */
export const listen = async (
  fetch: Fetch,
  { host, port }: { host: string; port: number },
  limits: ListenLimits = {},
): Promise<Listener> => {
  const { headersMs = 10_000, requestMs = 30_000, idleMs = 10_000, connections = 2_000 } = limits
  const server = createAdaptorServer({
    fetch: (request, { incoming }) =>
      // Without an address it would pass for a call inside the process.
      fetch(request, { remoteAddress: incoming.socket?.remoteAddress ?? 'unknown' }),
    // What the rest of the process calls Request is none of our business.
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: Math.min(1_000, headersMs / 2),
      maxHeaderSize: 16_384,
    },
  }) as Server
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
    close: () => close(server),
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
