import type { Checkout, OpenCheckoutOptions } from './checkout-options.ts'
import { run, type Holder, type Running } from './running.ts'
import { readSession } from './session-link.ts'

const running = new Map<unknown, Running>()

/**
 * Shows a checkout session to the payer: on a page of the bank's, in a window, or in a frame of your page. Opened again
 * while it is there, such as by a component that is mounted twice, it is the same one. That somebody paid, or came back, is
 * no proof for your server: it learns of it by webhook, or asks for the order.
 *
 * @throws {TypeError} Where `session` is no checkout session's, or an embedded one has no `container`.
 *
 * @example
 * ```ts
 * const session = fetch('/checkout', { method: 'POST' }).then((answer) => answer.json())
 * const checkout = openCheckout({
 *   session,
 *   mode: 'popup',
 *   onChange: ({ status }) => status === 'completed' && showThanks(),
 * })
 * ```
 */
export const openCheckout = (options: OpenCheckoutOptions): Checkout => {
  const { session, mode = 'redirect', whenBlocked } = options
  const node = mode === 'embed' ? nodeOf(options.container) : undefined
  const name = session instanceof Promise ? session : `${mode} ${readSession(session).id}`

  const known = running.get(name)
  if (known && known.node === node && mode !== 'redirect') {
    if (mode === 'popup') known.show()
    return hold(known, options, () => running.delete(name))
  }
  known?.stop()
  const one = run({ session, mode, whenBlocked, node })
  running.set(name, one)
  return hold(one, options, () => {
    if (running.get(name) === one) running.delete(name)
  })
}

const nodeOf = (container: OpenCheckoutOptions['container']): Element => {
  const node = typeof container === 'string' ? document.querySelector(container) : container
  if (!node) throw new TypeError('An embedded checkout needs a container that is in the page.')
  return node
}

const hold = (one: Running, options: OpenCheckoutOptions, forget: () => void): Checkout => {
  const { onChange, onLoadError, onClose, locale, appearance } = options
  const holder: Holder = { onChange, onLoadError, onClose, locale, appearance }
  one.holders.add(holder)
  const state = one.state()
  // Who comes later hears how it stands as well.
  if (state) queueMicrotask(() => one.holders.has(holder) && holder.onChange?.(state))
  let gone: Promise<void> | undefined

  return {
    get shown() {
      return one.shown()
    },
    get state() {
      return one.state()
    },
    show: one.show,
    retry: one.retry,
    update: (change) => {
      Object.assign(holder, change)
      if ('appearance' in change || 'locale' in change) one.dress()
    },
    destroy: () => {
      one.holders.delete(holder)
      // A moment later: a component that is taken out and put back at once finds its checkout as it was.
      gone ??= new Promise((resolve) =>
        setTimeout(() => {
          if (one.holders.size === 0) {
            forget()
            one.stop()
          }
          resolve()
        }),
      )
      return gone
    },
  }
}
