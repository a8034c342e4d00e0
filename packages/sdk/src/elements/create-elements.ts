import { type BankElement, createElement, type Ground, type Neighbour } from './element.ts'
import type { ElementsOptions } from './elements-options.ts'

/** The bank’s elements, for one user in one page. */
export interface Elements {
  /** Opens an account: identity, bank card, code, PIN. */
  openAccount(): BankElement<'openAccount'>
  /** Sets the payment PIN, or changes it. */
  pin(): BankElement<'pin'>
  /**
   * Asks the question that a payment, top-up, withdrawal or mandate waits for: the PIN or a code.
   *
   * @param challengeId `nextAction.challengeId` of what waits.
   */
  challenge(challengeId: string): BankElement<'challenge'>
  /** The bound bank cards. */
  cards(): BankElement<'cards'>
  /** What the account holds. Your page does not learn it. */
  balance(): BankElement<'balance'>
  /**
   * A code (付款码) to hold out at your tills. It is renewed by itself, asks for the PIN where the till takes more than
   * goes without, and shows what was paid. Your page does not learn the code.
   */
  paymentCode(): BankElement<'paymentCode'>
  /** Destroys all of them, such as when the user signs out. */
  destroy(): void
}

/**
 * Makes the bank’s elements: frames of the bank’s own origin in your page, for what a shop must not see. Nothing is
 * loaded before the first one is mounted.
 *
 * @throws {TypeError} Where `bankUrl` is no web address.
 *
 * @example
 * ```ts
 * const elements = createElements({
 *   appId: 'app_…',
 *   bankUrl: 'https://open.qiantang.example',
 *   fetchSession: () => fetch('/wallet-session', { method: 'POST' }).then((answer) => answer.text()),
 * })
 * elements.balance().mount('#balance')
 *
 * const question = elements.challenge(payment.nextAction.challengeId)
 * question.on('complete', () => showThanks())
 * question.mount('#question')
 * ```
 */
export const createElements = (options: ElementsOptions): Elements => {
  const { appId, locale = null, appearance = {}, fetchSession } = options
  const { origin, protocol } = new URL(options.bankUrl)
  if (!/^https?:$/.test(protocol)) throw new TypeError('bankUrl must be a web address.')
  const all = new Set<BankElement & Neighbour>()
  let asked: Promise<string> | undefined

  const ground: Ground = {
    appId,
    bankOrigin: origin,
    look: () => ({ locale, appearance }),
    // Frames that ask at the same time share an answer; none is kept.
    session: () =>
      (asked ??= Promise.resolve()
        .then(fetchSession)
        .finally(() => (asked = undefined))),
    done: (element) => {
      for (const other of all) if (other !== element) other.say({ says: 'refresh' })
    },
  }
  const add = <Made extends BankElement & Neighbour>(element: Made): Made => {
    all.add(element)
    const { destroy } = element
    element.destroy = () => {
      all.delete(element)
      destroy()
    }
    return element
  }

  return {
    openAccount: () => add(createElement('openAccount', ground)),
    pin: () => add(createElement('pin', ground)),
    challenge: (challengeId) => add(createElement('challenge', ground, challengeId)),
    cards: () => add(createElement('cards', ground)),
    balance: () => add(createElement('balance', ground)),
    paymentCode: () => add(createElement('paymentCode', ground)),
    destroy: () => {
      for (const element of [...all]) element.destroy()
    },
  }
}
