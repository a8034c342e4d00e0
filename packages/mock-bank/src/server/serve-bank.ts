import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { QiantangBank } from '../bank.ts'
import { packageRoot } from '../kernel/database/package-root.ts'
import { readBuiltPages } from './built-pages.ts'
import { listen, type Listener, type ListenLimits, type Serve } from './listen.ts'
import { withPages } from './serve-pages.ts'
import type { StartPage } from './start-page.ts'

export interface ServeOptions {
  /** 0 takes any free port. @default the port of the bank's origin */
  port?: number
  /** @default this machine alone: 127.0.0.1, and ::1 where there is one */
  hosts?: readonly string[]
  limits?: ListenLimits
  /** Folder of the built pages; null serves the API alone. @default the package's own */
  pagesDir?: string | null
  /** What its start page shows of the world around the bank. @default nothing but the bank */
  startPage?: StartPage
}

export interface BankServer {
  port: number
  /** Lets requests under way finish. The bank stays open. */
  close(): Promise<void>
}

/**
 * Serves a bank over HTTP, together with its pages.
 *
 * @example
 * const bank = await createBank()
 * bank.start()
 * const server = await serveBank(bank)
 */
export const serveBank = async (
  bank: QiantangBank,
  { port, hosts, limits, pagesDir, startPage }: ServeOptions = {},
): Promise<BankServer> => {
  const folder = pagesDir === undefined ? ownPages() : pagesDir
  const serve: Serve =
    folder === null ? bank.answer : withPages(bank, await readBuiltPages(folder), startPage)
  const [first, ...others] = hosts ?? ['127.0.0.1']
  if (first === undefined) throw new Error('A server listens on at least one address.')

  const listeners: Listener[] = []
  try {
    const wanted = port ?? portOf(bank.origin)
    const main = await listen(serve, { host: first, port: wanted }, limits)
    listeners.push(main)
    for (const host of others)
      listeners.push(await listen(serve, { host, port: main.port }, limits))
    if (hosts === undefined) listeners.push(...(await onIpv6(serve, main.port, limits)))
    return {
      port: main.port,
      close: async () => {
        await Promise.all(listeners.map((listener) => listener.close()))
      },
    }
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()))
    throw error
  }
}

/** `localhost` is either of two addresses, and some machines have only one of them. */
const onIpv6 = async (
  serve: Serve,
  port: number,
  limits: ListenLimits | undefined,
): Promise<Listener[]> => {
  try {
    return [await listen(serve, { host: '::1', port }, limits)]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return []
    throw error
  }
}

const portOf = (origin: string): number => {
  const { port, protocol } = new URL(origin)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** Run from its sources, the bank takes the pages where they are built; installed, they lie beside it. */
const ownPages = (): string | null => {
  const fromSources = import.meta.url.endsWith('.ts')
  const folder = fromSources
    ? join(packageRoot(), '..', 'checkout-ui', 'dist')
    : join(packageRoot(), 'dist', 'pages')
  return existsSync(join(folder, 'server', 'server.js')) ? folder : null
}
