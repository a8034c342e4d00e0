/** What the address says of the phone: `#rlk_…` whose it is, `app` what is open on it, `code` what it was opened with. */
export interface Place {
  realmKey: string | undefined
  app: string | undefined
  code: string | undefined
  /** At a bank's own pages: in which realm, and which payment. */
  realm: string | undefined
  payment: string | undefined
}

/** `/sim#rlk_…`, `/sim#app=alipay&code=…`, or both: `/sim#rlk_…&app=home`. */
export function placeOf(hash: string): Place {
  const parameters = new URLSearchParams(hash.slice(1))
  return {
    realmKey: [...parameters.keys()].find((name) => /^rlk_[\w-]{16,}$/.test(name)),
    app: parameters.get('app') ?? undefined,
    code: parameters.get('code') ?? undefined,
    realm: parameters.get('realm') ?? undefined,
    payment: parameters.get('payment') ?? undefined,
  }
}

/** The part after `#` that opens this. */
export function hashOf({ realmKey, app, code }: Partial<Place>): string {
  const parameters = new URLSearchParams({ ...(app && { app }), ...(code && { code }) }).toString()
  return `#${[realmKey, parameters].filter(Boolean).join('&')}`
}

/** Goes there; the way back is the browser's. */
export const goTo = (place: Partial<Place>): void => {
  location.hash = hashOf(place)
}
