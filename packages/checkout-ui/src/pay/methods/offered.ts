import type { Channel, PayProduct } from '@qiantang/sdk/contract'
import type { Place } from '../environment/place.ts'
import type { Visitor } from '../environment/visitor.ts'
import { methods } from './methods.tsx'
import type { OfferedMethod, PayMethod } from './pay-method.ts'

/** A way to pay the bank offers, as it stands on this page. */
export interface Way extends Known {
  /** The form it takes here; nothing where it has one form only. */
  product: PayProduct | undefined
  /** Ready at the bank but not where the page is open: in the app around it, or on this device. */
  elsewhere: 'browser' | 'phone' | 'desktop' | undefined
}

/**
 * The ways to pay in the bank's order, those that cannot be used here behind the others, as the bank itself puts what
 * cannot be used behind what can.
 */
export function waysFor(visitor: Visitor, offered: readonly OfferedMethod[]): Way[] {
  const ways = offered.filter(isKnown).map((method) => wayFor(visitor, method))
  return ways.toSorted((a, b) => rank(a) - rank(b))
}

/** The payer's choice while it stands, or else the first way that is ready here. */
export function chosenWay(ways: readonly Way[], byHand: Channel | undefined): Way | undefined {
  const ready = ways.filter(({ available }) => available)
  return (
    ready.find(({ channel }) => channel === byHand) ??
    ready.find(({ elsewhere }) => elsewhere === undefined)
  )
}

type Known = Omit<OfferedMethod, 'channel'> & { channel: Channel }

const isKnown = (method: OfferedMethod): method is OfferedMethod & Known =>
  method.channel in methods

const rank = ({ available, elsewhere }: Way) => (available ? 0 : 2) + (elsewhere ? 1 : 0)

function wayFor(visitor: Visitor, method: Known): Way {
  const { forms }: PayMethod = methods[method.channel]
  const products = method.products.filter((product) => isUsable(product, visitor))
  if (!forms || method.products.length === 0)
    return { ...method, product: undefined, elsewhere: undefined }

  const bestAt = (place: Place) => forms[place].find((form) => products.includes(form))
  const product = bestAt(visitor.place)
  return { ...method, product, elsewhere: product ? undefined : whereElse(visitor.place, bestAt) }
}

// An app has to know who is paying in it.
const isUsable = (product: OfferedMethod['products'][number], { openId }: Visitor) =>
  product !== 'jsapi' || openId !== undefined

function whereElse(place: Place, bestAt: (place: Place) => PayProduct | undefined) {
  if (place === 'desktop') return 'phone'
  if (place === 'phone') return 'desktop'
  return bestAt('phone') ? 'browser' : 'desktop'
}
