import { serve } from '@hono/node-server'
import { createSimulators, type SimulatorOptions } from './create-simulators.ts'

export interface ServeSimulatorsOptions extends SimulatorOptions {
  /** @default 4010 */
  port?: number
  /** @default '127.0.0.1' */
  host?: string
}

export interface SimulatorServer {
  /** Where it answers, such as `http://127.0.0.1:4010`. */
  url: string
  /** Stops listening and drops the callers who are still kept waiting. */
  close(): Promise<void>
}

/** The simulators over HTTP, on an origin of their own. */
export function serveSimulators(options: ServeSimulatorsOptions): Promise<SimulatorServer> {
  const { port = 4010, host = '127.0.0.1' } = options
  const { fetch } = createSimulators(options)

  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request) => fetch(request), port, hostname: host },
      (address) => {
        server.off('error', reject)
        resolve({ url: `http://${host}:${address.port}`, close })
      },
    )
    server.once('error', reject)

    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}
