/** The pages of the wallet. */
export const views = [
  ...(['home', 'open', 'pin', 'top-up', 'withdraw', 'transfer', 'code', 'statement'] as const),
  ...(['services', 'security', 'no-pin', 'passkeys', 'devices', 'audit'] as const),
  ...(['lost-phone', 'complaints', 'complain'] as const),
  ...(['account', 'close', 'upgrade', 'reactivate', 'limits'] as const),
  ...(['card', 'change-card', 'pin-reset', 'identity'] as const),
] as const

export type View = (typeof views)[number]

/** What the address of a wallet page says. */
export interface WalletLink {
  view: View
  /** A single question to answer, made by a call from the merchant's page. */
  challengeId: string | undefined
  /** What the page is about, so that a reload comes back to it: a top-up, withdrawal, transfer, payment or complaint. */
  movementId: string | undefined
  /** An amount that is asked for, in fen: what a bill lacks. */
  amount: number | undefined
  /** Whom a transfer is meant for: a user of the same app. */
  to: string | undefined
  /** Where the way back leads; only web addresses count. */
  returnUrl: URL | undefined
  /** What the page was opened with. Stands behind `#`, where no server sees it. */
  token: string | undefined
}

/** Reads `/wallet?view=…&challenge=…&return_url=…#token`. What makes no sense counts as not said. */
export function walletLinkOf(address: string): WalletLink {
  const url = new URL(address)
  const said = (name: string, shape: RegExp) => {
    const value = url.searchParams.get(name)
    return value !== null && shape.test(value) ? value : undefined
  }
  const amount = said('amount', /^[1-9]\d{0,9}$/)
  return {
    view: views.find((view) => view === url.searchParams.get('view')) ?? 'home',
    challengeId: said('challenge', /^chl_[0-9A-Z]{26}$/),
    movementId: said('id', /^(tup|wdr|trf|pay|cpl)_[0-9A-Z]{26}$/),
    amount: amount === undefined ? undefined : Number(amount),
    to: said('to', /^[\w\-.@]{1,64}$/),
    returnUrl: webAddress(url.searchParams.get('return_url')),
    token: /^#([a-z]{3}_[\w-]{16,})$/.exec(url.hash)?.[1],
  }
}

// An address such as javascript: would run in the bank's own page.
function webAddress(text: string | null): URL | undefined {
  const url = text === null ? null : URL.parse(text)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined
}

/** The same address without what must not stay in it. */
export function withoutToken(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

/** The address of another page of the wallet; language, theme and the way back stay. */
export function addressOf(address: string, view: View, movementId?: string): string {
  const url = new URL(withoutToken(address))
  for (const name of ['id', 'amount', 'to', 'challenge']) url.searchParams.delete(name)
  url.searchParams.set('view', view)
  if (movementId) url.searchParams.set('id', movementId)
  return url.href
}
