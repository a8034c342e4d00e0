import type { CheckoutState } from '../frames/checkout-state.ts'
import type { Appearance } from '../frames/look.ts'
import type { CheckoutLocale } from '../generated/types.ts'
import type { LoadError } from './load-error.ts'
import type { SessionGiven } from './session-link.ts'

/** What your page hears of a checkout. The newest handler is always the one that is called. */
export interface CheckoutHandlers {
  /**
   * Something of the session has changed; the first time it is known is a change too. It is news for your page: that the
   * order is paid your server learns by its webhook.
   */
  onChange?: ((checkout: CheckoutState) => void) | undefined
  /** The checkout could not be shown. Until `retry()`, the payer has a plain link to it in the place of a frame. */
  onLoadError?: ((error: LoadError) => void) | undefined
  /**
   * The payer closed the window, or pressed the way back to you inside a frame. Default in a frame: on to the session's
   * `returnUrl` or `cancelUrl`.
   */
  onClose?: ((checkout: CheckoutState | null) => void) | undefined
}

export interface CheckoutLooks {
  /** Default: the payer’s browser decides. */
  locale?: CheckoutLocale | undefined
  /**
   * How it looks in a frame. A page of its own, redirect or popup, looks as agreed for your app and takes the `theme` from
   * here.
   */
  appearance?: Appearance | undefined
}

export interface OpenCheckoutOptions extends CheckoutHandlers, CheckoutLooks {
  /**
   * The session, or the promise of one: a window has to be opened within the payer's click, and your server may
   * take its time. A promise is asked for once, whatever becomes of the page.
   */
  session: SessionGiven | Promise<SessionGiven>
  /**
   * - `redirect`: the page goes to the checkout, and the payer comes back to `returnUrl`.
   * - `popup`: a window of its own. Call it in the handler of the click, with no `await` before it.
   * - `embed`: a frame in `container`, as high as what it shows.
   *
   * Default `redirect`.
   */
  mode?: 'redirect' | 'popup' | 'embed' | undefined
  /** Where the frame goes: a node, or a selector of one. */
  container?: Element | string | undefined
  /** What to do where the browser opens no window. Default `redirect`. */
  whenBlocked?: 'redirect' | 'stay' | undefined
}

/** How a checkout is shown: as asked, or what became of a window that the browser did not open. */
export type CheckoutShown = 'redirect' | 'popup' | 'embed' | 'blocked'

/** A checkout that was opened. */
export interface Checkout {
  /** `redirect` or `blocked` where a popup was asked for and the browser opened none. */
  readonly shown: CheckoutShown
  /** As last heard of; null until then. */
  readonly state: CheckoutState | null
  /** Brings the window to the front, or opens it again after it was closed; call it within a click. Focuses a frame. */
  show(): CheckoutShown
  /** Tries again after `onLoadError`. */
  retry(): void
  /** Takes other handlers or other looks. What is left out stays. */
  update(change: CheckoutHandlers & CheckoutLooks): void
  /**
   * Takes it out of the page, once everybody who opened this session here has let go of it. Fulfilled when it is gone; again is no
   * harm.
   */
  destroy(): Promise<void>
}
