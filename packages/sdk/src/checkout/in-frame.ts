import { listen } from '../elements/listen.ts'
import { isCheckoutState, type CheckoutState } from '../frames/checkout-state.ts'
import type { Look } from '../frames/look.ts'
import { readFromFrame, type FromFrame, type FromShop, type Line } from '../frames/messages.ts'
import { addressOf, type SessionLink } from './session-link.ts'

interface FrameEars {
  state: (state: CheckoutState) => void
  /** The payer pressed the way back. */
  left: () => void
  refusedLook: (message: string) => void
  /** Nothing was heard of it in time. */
  silent: () => void
}

export interface CheckoutFrame {
  dress: (look: Look) => void
  focus: () => void
  remove: () => void
}

const patienceMs = 10_000
/** What the sheet of a question needs, which lies over the page and makes it no higher. */
const leastHeight = 640

const read = readFromFrame({ change: isCheckoutState, complete: () => false })

/** Shows a session in a frame inside a node. */
export const showFrame = (
  node: Element,
  link: SessionLink,
  { look, ears }: { look: Look; ears: FrameEars },
): CheckoutFrame => {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const frame = document.createElement('iframe')
  let port: MessagePort | undefined

  const dress = ({ locale, appearance: { theme } }: Look) => {
    // Of the same light as its content, or the browser puts an opaque ground behind it.
    frame.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : 'light dark'
    frame.title = (locale ?? navigator.language).startsWith('zh') ? '收银台' : 'Checkout'
  }
  const hear = (message: FromFrame) => {
    if (message.says === 'size') frame.style.height = `${Math.max(leastHeight, message.height)}px`
    if (message.says === 'ready') {
      frame.style.background = ''
      node.removeAttribute('aria-busy')
    }
    if (message.says === 'change') ears.state(message.detail as CheckoutState)
    if (message.says === 'cancelled') ears.left()
    if (message.says === 'error') ears.refusedLook(message.message)
  }

  const { theme } = look.appearance
  frame.src = addressOf(
    link,
    {
      in: 'frame',
      origin: location.origin,
      lang: look.locale,
      theme: theme === 'auto' ? null : theme,
    },
    nonce,
  )
  frame.allow = `publickey-credentials-get ${link.origin}`
  frame.referrerPolicy = 'origin'
  frame.style.cssText = `display:block;width:100%;border:0;border-radius:18px;background:#8080801f;height:${leastHeight}px`
  dress(look)

  const impatience = setTimeout(ears.silent, patienceMs)
  const deaf = listen({ nonce, window: () => frame.contentWindow }, link.origin, () => {
    clearTimeout(impatience)
    port?.close()
    const line = new MessageChannel()
    port = line.port1
    line.port1.addEventListener('message', ({ data }) => {
      const message = port === line.port1 ? read(data) : undefined
      if (message) hear(message)
    })
    line.port1.start()
    const word: Line = { qiantang: 'line', nonce, look, challengeId: null }
    frame.contentWindow?.postMessage(word, link.origin, [line.port2])
  })

  node.setAttribute('aria-busy', 'true')
  node.append(frame)
  return {
    dress: (now) => {
      look = now
      dress(now)
      const word: FromShop = { says: 'look', look: now }
      port?.postMessage(word)
    },
    focus: () => {
      frame.focus()
      const word: FromShop = { says: 'focus' }
      port?.postMessage(word)
    },
    remove: () => {
      clearTimeout(impatience)
      deaf()
      port?.close()
      node.removeAttribute('aria-busy')
      frame.remove()
    },
  }
}
