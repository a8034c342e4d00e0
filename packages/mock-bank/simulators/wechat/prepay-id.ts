import { randomBytes } from 'node:crypto'

/**
 * By this the payer's app finds an order. It names the realm, so that a phone that knows no realm finds its way.
 */
export const newPrepayId = (realm: string): string => `wx${randomBytes(12).toString('hex')}${realm}`

const realmIn = (prepayId: string): string | undefined =>
  /^wx[0-9a-f]{24}([A-Za-z0-9_-]{1,64})$/.exec(prepayId)?.[1]

/** `weixin://wxpay/bizpayurl?pr=…`, as a code shows it. */
export const codeUrlOf = (prepayId: string): string => `weixin://wxpay/bizpayurl?pr=${prepayId}`

/** The id inside what reached the payer's app: a code, the link of H5, what a page or an app handed over, or the id alone. */
export function prepayIdIn(code: string): string | undefined {
  const text = code.trim()
  if (text.startsWith('{')) {
    const told = readParameters(text)
    return told['prepayid'] ?? /^prepay_id=(.+)$/.exec(told['package'] ?? '')?.[1]
  }
  if (!URL.canParse(text)) return text
  const { searchParams } = new URL(text)
  return searchParams.get('pr') ?? searchParams.get('prepay_id') ?? undefined
}

/** The realm of whatever carries such an id. */
export const realmOfCode = (code: string): string | undefined => realmIn(prepayIdIn(code) ?? '')

/** What was handed over as JSON; nothing where it is none. */
export function readParameters(text: string): Readonly<Record<string, string | undefined>> {
  try {
    const read: unknown = JSON.parse(text)
    const fields = typeof read === 'object' && read !== null ? Object.entries(read) : []
    return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}
