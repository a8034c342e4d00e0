/** A checkout session, as your server handed it to your page. */
export type SessionGiven =
  /** `url` of the session: its address with the secret behind `#`. */
  | string
  /** What `merchant.checkoutSessions.create` answers. */
  | { url: string }
  | { id: string; secret: string; bankUrl: string }

/** A session by its parts. */
export interface SessionLink {
  /** The bank's. */
  origin: string
  id: string
  secret: string
}

const path = /\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})\/?$/

/** @throws {TypeError} Where it is no checkout session's. */
export const readSession = (given: SessionGiven): SessionLink => {
  const address =
    typeof given === 'string'
      ? given
      : 'url' in given
        ? given.url
        : `${new URL(given.bankUrl).origin}/pay/${given.id}#${given.secret}`
  const { protocol, origin, pathname, hash } = new URL(address)
  const id = path.exec(pathname)?.[1]
  if (!/^https?:$/.test(protocol) || id === undefined || !/^#csk_[\w-]+$/.test(hash))
    throw new TypeError('Expected the url of a checkout session, with its secret behind #.')
  return { origin, id, secret: hash.slice(1) }
}

/** Where the checkout of a session is: its address, and what its page shall know, behind `?` and `#`. */
export const addressOf = (
  { origin, id, secret }: SessionLink,
  query: Record<string, string | null | undefined> = {},
  nonce = '',
): string => {
  const url = new URL(`/pay/${id}`, origin)
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value)
  url.hash = nonce ? `${secret}.${nonce}` : secret
  return url.href
}
