import { placeOf, type Place } from './place.ts'

/** Who visits the page from where, as far as it decides how they can pay. */
export interface Visitor {
  place: Place
  /** Who the payer is to the app around the page; the merchant's page in that app puts it into the address. */
  openId: string | undefined
  /** 长辈模式: large type, fewer choices at a time. The address carries it. */
  elder: boolean
}

/** The same on the server and in the browser: both know the address and the browser's name. */
export function visitorOf(userAgent: string, search: string): Visitor {
  const address = new URLSearchParams(search)
  return {
    place: placeOf(userAgent),
    openId: address.get('open_id') ?? undefined,
    elder: address.has('elder'),
  }
}
