import type { Kernel } from '../kernel/kernel.ts'
import { findApp } from './apps.ts'
import type { App } from './caller.ts'

/** Where a shop is tried out on the developer's own machine. */
const loopback = ['http://127.0.0.1:*', 'http://localhost:*']

/**
 * Whose pages may show the bank's elements for an app, as sources of a `frame-ancestors`: the origins agreed for it. In the
 * sandbox an app without any is tried out on this machine.
 */
export const sourcesOf = (
  { mode }: Pick<Kernel, 'mode'>,
  { allowedOrigins }: Pick<App, 'allowedOrigins'>,
): readonly string[] =>
  allowedOrigins.length === 0 && mode === 'sandbox' ? loopback : allowedOrigins

/** The same by the app's id; null where there is no such app. */
export const framingOrigins = async (
  bank: Pick<Kernel, 'sql' | 'mode'>,
  appId: string,
): Promise<readonly string[] | null> => {
  const known = await findApp(bank, appId)
  return known ? sourcesOf(bank, known.app) : null
}

/** Whether an origin is among the sources. */
export const isFramingOrigin = (sources: readonly string[], origin: string): boolean =>
  sources.some((source) =>
    source.endsWith(':*')
      ? new RegExp(`^${source.slice(0, -2).replaceAll('.', String.raw`\.`)}:\\d{1,5}$`).test(origin)
      : source === origin,
  )
