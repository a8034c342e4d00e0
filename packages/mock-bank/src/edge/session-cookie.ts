import type { Kernel } from '../kernel/kernel.ts'
import type { Incoming } from './incoming.ts'

type Bank = Pick<Kernel, 'origin'>

const isSafe = ({ origin }: Bank): boolean => origin.startsWith('https:')

/** `__Host-`: browsers take it from this very host alone. That needs https, which a sandbox on localhost lacks. */
const nameOf = (bank: Bank): string => `${isSafe(bank) ? '__Host-' : ''}qiantang-operator`

/** The secret of an operator's session, if the browser sent one. */
export const sessionCookieIn = (bank: Bank, incoming: Incoming): string | undefined => {
  const name = `${nameOf(bank)}=`
  const pairs = (incoming.header('cookie') ?? '').split(';').map((pair) => pair.trim())
  const secret = pairs.find((pair) => pair.startsWith(name))?.slice(name.length)
  return secret === undefined || secret === '' ? undefined : secret
}

/** Hands a session to the browser: no script reads it, and no other site's request carries it. Null takes it away. */
export const sessionCookie = (bank: Bank, secret: string | null): string =>
  [
    `${nameOf(bank)}=${secret ?? ''}`,
    ...['Path=/', 'HttpOnly', 'SameSite=Strict'],
    ...(isSafe(bank) ? ['Secure'] : []),
    ...(secret === null ? ['Max-Age=0'] : []),
  ].join('; ')
