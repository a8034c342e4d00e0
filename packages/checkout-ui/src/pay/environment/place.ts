/** Where the page is open, as far as it decides by which form a way to pay can be paid. */
export type Place = 'desktop' | 'phone' | 'wechat' | 'alipay' | 'unionpay'

/** The apps whose own browser the page may be open in. */
export type HostApp = Exclude<Place, 'desktop' | 'phone'>

const hosts = {
  wechat: /MicroMessenger/i,
  alipay: /AlipayClient/i,
  unionpay: /UnionPay|com\.unionpay|CloudPay/i,
} satisfies Record<HostApp, RegExp>

const handheld = /Android|iPhone|iPad|iPod|HarmonyOS|OpenHarmony|Windows Phone|Mobile/i

/**
 * Reads the place off a browser's name. On a desk the in-app browsers pay as every other browser there does: by a
 * code that a phone scans.
 */
export function placeOf(userAgent: string): Place {
  if (!handheld.test(userAgent)) return 'desktop'
  return hostOf(userAgent) ?? 'phone'
}

const hostOf = (userAgent: string): HostApp | undefined =>
  (Object.keys(hosts) as HostApp[]).find((app) => hosts[app].test(userAgent))

/** The app around the page, where there is one. */
export const hostAppOf = (place: Place): HostApp | undefined =>
  place === 'desktop' || place === 'phone' ? undefined : place
