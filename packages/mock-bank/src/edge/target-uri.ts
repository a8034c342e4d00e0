import type { Kernel } from '../kernel/kernel.ts'
import type { Incoming } from './incoming.ts'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name is this machine's own. */
export const isLoopbackHost = (hostname: string): boolean => loopback.test(hostname)

/**
 * The address a signature is over: always the bank's own origin, whatever a proxy or a `Host` header says, so
 * that a request signed for another host verifies nowhere here. The sandbox also answers by its other
 * loopback names.
 */
export const targetUriOf = (
  bank: Pick<Kernel, 'mode' | 'origin'>,
  { url }: Pick<Incoming, 'url'>,
): string => {
  const { origin, hostname, port, pathname, search } = url
  const alias =
    bank.mode === 'sandbox' && isLoopbackHost(hostname) && port === new URL(bank.origin).port
  return `${alias ? origin : bank.origin}${pathname}${search}`
}
