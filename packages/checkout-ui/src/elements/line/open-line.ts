import {
  isLine,
  readFromShop,
  type FromFrame,
  type FromShop,
  type Hello,
  type Line,
} from '../../../../sdk/src/frames/messages.ts'

/** The windows as far as the line needs them. */
export interface Windows {
  own: Pick<Window, 'addEventListener' | 'removeEventListener'>
  parent: Pick<Window, 'postMessage'>
}

/** The line to the shop's page. */
export interface ShopLine {
  look: Line['look']
  challengeId: string | null
  say: (message: FromFrame) => void
  /** Tells, the first time, that there is something to see. */
  ready: () => void
  /** Hears what the shop says, from now on. Answers with the way to stop. */
  hear: (handler: (message: FromShop) => void) => () => void
}

/**
 * Says hello to the one origin that may be there, and takes the port it answers with: the first one, from the window
 * that holds this frame, with the number both know. Whatever else is said to this window is not heard.
 */
export function openLine(
  { shop, nonce }: { shop: string; nonce: string },
  { own, parent }: Windows = { own: window, parent: window.parent },
): Promise<ShopLine> {
  return new Promise((opened) => {
    const hear = ({ origin, source, data, ports }: MessageEvent<unknown>) => {
      const [port, ...others] = ports
      if (origin !== shop || source !== parent || !port || others.length > 0) return
      if (!isLine(data) || data.nonce !== nonce) return
      own.removeEventListener('message', hear)
      opened(lineOver(port, data))
    }
    own.addEventListener('message', hear)
    const hello: Hello = { qiantang: 'hello', nonce }
    parent.postMessage(hello, shop)
  })
}

function lineOver(port: MessagePort, { look, challengeId }: Line): ShopLine {
  const handlers = new Set<(message: FromShop) => void>()
  port.addEventListener('message', ({ data }) => {
    const message = readFromShop(data)
    if (message) for (const handler of handlers) handler(message)
  })
  port.start()
  const say = (message: FromFrame) => port.postMessage(message)
  let shown = false
  return {
    look,
    challengeId,
    say,
    ready: () => {
      if (!shown) say({ says: 'ready' })
      shown = true
    },
    hear: (handler) => {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
  }
}
