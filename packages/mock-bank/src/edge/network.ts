import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network an address belongs to: enough for its user to recognise where they were, and not enough to find their
 * door. `203.0.113.0/24`, `2001:db8:12::/48`.
 */
export const networkOf = (address: string | undefined): string | undefined => {
  const plain = address === undefined ? undefined : plainAddress(address)
  if (plain === undefined) return undefined
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  return isIPv6(plain) ? `${firstGroups(plain)}::/48` : undefined
}

/** An address of the old kind as such, also where it comes dressed as a new one. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/i, '')

const firstGroups = (address: string): string => {
  const [before = ''] = address.replace(/%.*$/, '').split('::')
  const groups = before.split(':').filter((group) => group !== '')
  const three = [...groups, '0', '0', '0']
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
  const short = three.join(':').replace(/(?::0)+$/, '')
  return short === '0' ? '' : short
}

/** What requests from an address are counted under. */
export const addressKey = (address: string): string =>
  // An IPv6 customer has a whole /64.
  `address:${address.includes(':') ? address.split(':').slice(0, 4).join(':') : address}`
