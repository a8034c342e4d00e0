/** What the address of a checkout page says: which session, and the secret that may act on it. */
export interface PayLink {
  checkoutSessionId: string
  /** Behind `#`, so that no server sees it. Without one the bill can be read and nothing be done. */
  secret: string | undefined
}

const session = /^\/pay\/(cos_[0-9A-HJKMNP-TV-Z]{26})\/?$/

/** Reads `/pay/{id}#{secret}`, in a frame `#{secret}.{number}`; nothing where the address cannot be one of ours. */
export function payLinkOf(pathname: string, hash: string): PayLink | undefined {
  const id = session.exec(pathname)?.[1]
  if (!id) return undefined
  return { checkoutSessionId: id, secret: hash.slice(1).split('.')[0] || undefined }
}
