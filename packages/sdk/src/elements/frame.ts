import type { ElementType } from '../frames/element-types.ts'
import type { Look } from '../frames/look.ts'
import type { Line } from '../frames/messages.ts'

/** A frame of the bank in the shop's page. */
export interface Frame {
  /** What the two windows know each other by. */
  nonce: string
  window: () => Window | null
  send: (line: Line, port: MessagePort) => void
  resize: (height: number) => void
  /** There is something to see in it. */
  ready: () => void
  dress: (look: Look) => void
  focus: () => void
  isIn: (node: Element) => boolean
  remove: () => void
}

interface FrameOptions {
  appId: string
  bankOrigin: string
  type: ElementType
  path: string
  look: Look
}

/** For those who don't see the frame. */
const titles: Record<ElementType, [chinese: string, english: string]> = {
  openAccount: ['开通电子账户', 'Open an account'],
  pin: ['支付密码', 'Payment PIN'],
  challenge: ['确认', 'Confirmation'],
  cards: ['银行卡', 'Bank cards'],
  balance: ['余额', 'Balance'],
  paymentCode: ['付款码', 'Payment code'],
}

/** How high an element is at first, so that what is below it need not move when it comes. */
const heights: Record<ElementType, number> = {
  openAccount: 420,
  pin: 480,
  challenge: 560,
  cards: 150,
  balance: 190,
  paymentCode: 580,
}

/** Makes the frame. It is addressed by what everybody may know; the nonce stands behind `#`, where no server sees it. */
export const makeFrame = (node: Element, options: FrameOptions): Frame => {
  const { appId, bankOrigin, type, path } = options
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const frame = document.createElement('iframe')
  const url = new URL(`/elements/${path}`, bankOrigin)
  url.searchParams.set('app', appId)
  url.searchParams.set('origin', location.origin)
  const { locale, appearance } = options.look
  if (locale) url.searchParams.set('lang', locale)
  if (appearance.theme && appearance.theme !== 'auto')
    url.searchParams.set('theme', appearance.theme)
  url.hash = nonce

  frame.allow = `publickey-credentials-get ${bankOrigin}; publickey-credentials-create ${bankOrigin}`
  frame.referrerPolicy = 'origin'
  const { style } = frame
  // The frame is a little larger than what it shows, so that the rim of focus is not cut off; what it shows lines up.
  style.cssText = `display:block;width:calc(100% + 6px);max-width:none;margin:-3px;border:0;height:${heights[type]}px`
  const bones = (background: string, radius: string) => {
    style.background = background
    style.borderRadius = radius
  }
  bones('#8080801f', '18px')
  const dress = ({ locale, appearance: { theme } }: Look) => {
    // Of the same light as its content, or the browser puts an opaque ground behind it.
    style.colorScheme = theme === 'light' || theme === 'dark' ? theme : 'light dark'
    frame.title = titles[type][(locale ?? navigator.language).startsWith('zh') ? 0 : 1]
  }
  dress(options.look)
  node.setAttribute('aria-busy', 'true')
  frame.src = url.href
  node.append(frame)

  return {
    nonce,
    window: () => frame.contentWindow,
    send: (line, port) => {
      bones('', '')
      frame.contentWindow?.postMessage(line, bankOrigin, [port])
    },
    resize: (height) => void (style.height = `${height}px`),
    ready: () => node.removeAttribute('aria-busy'),
    dress,
    focus: () => frame.focus(),
    isIn: (node) => frame.parentNode === node && frame.isConnected,
    remove: () => {
      node.removeAttribute('aria-busy')
      frame.remove()
    },
  }
}
