export interface OpenCheckoutOptions {
  /** `url` of the checkout session your server created. */
  url: string
  /** Default: the page's own window. */
  window?: Pick<Window, 'location'>
}

/**
 * Sends the payer to the hosted checkout. They come back to the session's `returnUrl`; that they
 * came back is no proof of payment: your server learns of it by webhook, or asks for the order.
 *
 * @throws {TypeError} Where `url` is not a checkout session's.
 *
 * @example
 * ```ts
 * const { url } = await fetch('/buy', { method: 'POST' }).then((answer) => answer.json())
 * openCheckout({ url })
 * ```
 */
export const openCheckout = (options: OpenCheckoutOptions): void => {
  const url = new URL(options.url)
  if (!/^https?:$/.test(url.protocol) || !/\/pay\/cos_\w+$/.test(url.pathname))
    throw new TypeError('Expected the url of a checkout session.')
  const page = options.window ?? window
  page.location.assign(url.href)
}
