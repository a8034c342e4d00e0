import type { CheckoutState } from '../frames/checkout-state.ts'
import type { Look } from '../frames/look.ts'
import type {
  CheckoutHandlers,
  CheckoutLooks,
  CheckoutShown,
  OpenCheckoutOptions,
} from './checkout-options.ts'
import { showFrame, type CheckoutFrame } from './in-frame.ts'
import { openPopup, pageOf, type Popup } from './in-popup.ts'
import { linkInPlace } from './link-in-place.ts'
import { loadErrorOf, NotLoaded, type LoadError } from './load-error.ts'
import { readSession, type SessionLink } from './session-link.ts'
import { isSame, watch } from './watch.ts'

/** One who has opened a session here: several may have the same one, such as a component that is mounted twice. */
export type Holder = CheckoutHandlers & CheckoutLooks

/** A session that is shown, for as long as anybody holds it. */
export interface Running {
  /** Where its frame is. */
  node: Element | undefined
  holders: Set<Holder>
  shown: () => CheckoutShown
  state: () => CheckoutState | null
  show: () => CheckoutShown
  retry: () => void
  dress: () => void
  stop: () => void
}

type Place = Pick<OpenCheckoutOptions, 'session' | 'mode' | 'whenBlocked'> & {
  node: Element | undefined
}

const reloads = 1

/** Shows a session. What has to be done within the payer's click is done before this returns. */
export const run = ({ session, mode = 'redirect', whenBlocked, node }: Place): Running => {
  const holders = new Set<Holder>()
  let shown: CheckoutShown = mode
  let state: CheckoutState | null = null
  let link: SessionLink | undefined
  let popup: Popup | undefined
  let frame: CheckoutFrame | undefined
  let unlink = () => {}
  let unwatch = () => {}
  let stopped = false

  const tell = (call: (holder: Holder) => void) => {
    for (const holder of [...holders]) call(holder)
  }
  const newest = (): Holder | undefined => [...holders].at(-1)
  const look = (): Look => ({
    locale: newest()?.locale ?? null,
    appearance: newest()?.appearance ?? {},
  })
  const ears = {
    state: (now: CheckoutState) => {
      // What is older than what was heard was long on its way.
      if (state && (now.version < state.version || isSame(state, now))) return
      state = now
      tell(({ onChange }) => onChange?.(now))
    },
    trouble: (error: LoadError) => {
      if (error.retryable && node && link) {
        frame?.remove()
        frame = undefined
        unlink()
        unlink = linkInPlace(node, pageOf(link, look(), 'redirect'), look().locale)
      }
      tell(({ onLoadError }) => onLoadError?.(error))
    },
  }

  const openWindow = () => {
    popup = openPopup(() => {
      popup = undefined
      tell(({ onClose }) => onClose?.(state))
    })
    if (popup) {
      shown = 'popup'
      if (link) popup.go(link, look())
      return
    }
    shown = whenBlocked === 'stay' ? 'blocked' : 'redirect'
    if (shown === 'blocked')
      // After whoever opened it holds it.
      queueMicrotask(() =>
        ears.trouble(loadErrorOf(new NotLoaded('blocked', 'The browser opened no window.'))),
      )
    else if (link) location.assign(pageOf(link, look(), 'redirect'))
  }

  const openFrame = (to: SessionLink, within: Element, again = 0) => {
    frame = showFrame(within, to, {
      look: look(),
      ears: {
        ...ears,
        left: () => leave(to),
        refusedLook: (message) => reportError(new Error(`Qiantang checkout: ${message}`)),
        silent: () => {
          frame?.remove()
          if (again < reloads) return openFrame(to, within, again + 1)
          ears.trouble(
            loadErrorOf(
              new NotLoaded(
                'blocked',
                `${to.origin} did not answer. Is ${location.origin} among the app's allowedOrigins?`,
              ),
            ),
          )
        },
      },
    })
  }

  const leave = ({ id }: SessionLink) => {
    const heard = [...holders].filter(({ onClose }) => onClose)
    if (heard.length > 0) return tell(({ onClose }) => onClose?.(state))
    if (!state) return
    const to = new URL(state.status === 'completed' ? state.returnUrl : state.cancelUrl)
    if (state.status === 'completed') to.searchParams.set('checkout_session', id)
    location.assign(to.href)
  }

  const begin = (to: SessionLink) => {
    link = to
    unlink()
    unwatch()
    if (shown === 'redirect') return location.assign(pageOf(to, look(), 'redirect'))
    if (shown === 'popup') popup?.go(to, look())
    if (node) {
      frame?.remove()
      openFrame(to, node)
    }
    unwatch = watch(to, { on: shown === 'popup', ears })
  }

  const failed = (error: unknown) => {
    if (stopped) return
    popup?.close()
    ears.trouble(loadErrorOf(error))
  }

  if (mode === 'popup') openWindow()
  if (session instanceof Promise)
    session.then((given) => stopped || begin(readSession(given))).catch(failed)
  else {
    const to = readSession(session)
    link = to
    // Once whoever opened it is there to hear.
    queueMicrotask(() => stopped || begin(to))
  }

  return {
    node,
    holders,
    shown: () => shown,
    state: () => state,
    show: () => {
      if (shown === 'embed') frame?.focus()
      else if (shown !== 'redirect' && !popup?.front()) openWindow()
      return shown
    },
    retry: () => link && begin(link),
    dress: () => frame?.dress(look()),
    stop: () => {
      stopped = true
      unwatch()
      unlink()
      popup?.close()
      frame?.remove()
    },
  }
}
