import { elementPaths, told, type ElementType } from '../frames/element-types.ts'
import type { Look } from '../frames/look.ts'
import { readFromFrame, type FromFrame, type FromShop } from '../frames/messages.ts'
import type { ElementError, ElementEvents, Handler } from './element-events.ts'
import { makeFrame, type Frame } from './frame.ts'
import { listen } from './listen.ts'

/** A part of the bank in your page. */
export interface BankElement<Type extends ElementType = ElementType> {
  /**
   * Shows the element inside a node. Mounted again elsewhere it moves; mounted where it is, nothing happens.
   *
   * @throws {Error} Where there is no such node (yet), or the element is destroyed.
   */
  mount(node: Element | string): void
  /** Takes it out of the page. It may be mounted again, and then begins anew. */
  unmount(): void
  /** Unmounts for good and forgets all handlers. */
  destroy(): void
  /** Changes language or looks of this element alone. */
  update(look: Partial<Pick<Look, 'appearance'>> & { locale?: NonNullable<Look['locale']> }): void
  /** Puts the focus on the first thing to fill in. */
  focus(): void
  /** Hears of an event; answers with the way to hear no more of it. */
  on<Name extends keyof ElementEvents<Type> & string>(
    name: Name,
    handler: Handler<ElementEvents<Type>[Name]>,
  ): () => void
}

/** What all elements of a page stand on. */
export interface Ground {
  appId: string
  /** The bank's origin. */
  bankOrigin: string
  look: () => Look
  session: () => Promise<string>
  /** An element is done: the others may have something new to show. */
  done: (element: object) => void
}

/** An element as those beside it know it. */
export interface Neighbour {
  unmount: () => void
  say: (message: FromShop) => void
}

const patienceMs = 15_000

/** One element: at most one frame at any time, whatever is done to it in whatever order. */
export const createElement = <Type extends ElementType>(
  type: Type,
  ground: Ground,
  challengeId: string | null = null,
): BankElement<Type> & Neighbour => {
  const handlers = new Map<string, Set<Handler<never>>>()
  const read = readFromFrame(told[type])
  let own: Partial<Look> = {}
  let mounted: { node: Element; frame: Frame; leave: () => void } | undefined
  let port: MessagePort | undefined
  let destroyed = false

  const look = (): Look => ({ ...ground.look(), ...own })
  const say = (message: FromShop) => port?.postMessage(message)

  const emit = (name: string, detail?: unknown) => {
    const heard = handlers.get(name)
    // Nobody listens: it must not be lost on whoever is building the page.
    if (name === 'error' && !heard?.size)
      reportError(new Error(`Qiantang element: ${(detail as ElementError).message}`))
    // Held to the event by its shape, which was checked where it came in.
    for (const handler of [...(heard ?? [])]) handler(detail as never)
  }

  const bringSession = async () => {
    try {
      const token = await ground.session()
      if (typeof token !== 'string' || !token.startsWith('ust_'))
        throw new TypeError('fetchSession must give a token that begins with ust_.')
      say({ says: 'session', token })
    } catch (error) {
      say({ says: 'no_session' })
      emit('error', { code: 'session_unavailable', message: String(error) })
    }
  }

  const hear = (message: FromFrame, frame: Frame) => {
    if (message.says === 'size') return frame.resize(message.height)
    if (message.says === 'session_wanted') return void bringSession()
    if (message.says === 'ready') {
      frame.ready()
      return emit('ready')
    }
    if (message.says === 'error')
      return emit('error', { code: message.code, message: message.message })
    if (message.says === 'complete') ground.done(element)
    emit(message.says, 'detail' in message ? message.detail : undefined)
  }

  /** Shows the frame and hands it a port, each time it says hello: a frame that was loaded anew has lost its port. */
  const open = (node: Element): { frame: Frame; leave: () => void } => {
    const frame = makeFrame(node, { ...ground, type, path: elementPaths[type], look: look() })
    const impatience = setTimeout(
      () =>
        emit('error', {
          code: 'unreachable',
          message: `${ground.bankOrigin} did not answer. Is ${location.origin} registered for ${ground.appId}?`,
        }),
      patienceMs,
    )
    const deaf = listen(frame, ground.bankOrigin, () => {
      clearTimeout(impatience)
      port?.close()
      const line = new MessageChannel()
      port = line.port1
      line.port1.addEventListener('message', ({ data }) => {
        const message = port === line.port1 ? read(data) : undefined
        if (message) hear(message, frame)
      })
      line.port1.start()
      frame.send({ qiantang: 'line', nonce: frame.nonce, look: look(), challengeId }, line.port2)
    })
    return {
      frame,
      leave: () => {
        clearTimeout(impatience)
        deaf()
        port?.close()
        port = undefined
        frame.remove()
      },
    }
  }

  const element: BankElement<Type> & Neighbour = {
    mount: (place) => {
      if (destroyed) throw new Error('This element is destroyed. Make another one.')
      const node = typeof place === 'string' ? document.querySelector(place) : place
      if (!node)
        throw new Error(
          `There is no node for the element: ${typeof place === 'string' ? place : 'null'}. Mount it once the node is in the page.`,
        )
      if (mounted?.node === node && mounted.frame.isIn(node)) return
      element.unmount()
      mounted = { node, ...open(node) }
    },
    unmount: () => {
      mounted?.leave()
      mounted = undefined
    },
    destroy: () => {
      element.unmount()
      destroyed = true
      handlers.clear()
    },
    update: (change) => {
      own = { ...own, ...change }
      mounted?.frame.dress(look())
      say({ says: 'look', look: look() })
    },
    focus: () => {
      mounted?.frame.focus()
      say({ says: 'focus' })
    },
    on: (name, handler) => {
      const heard = handlers.get(name) ?? new Set()
      handlers.set(name, heard.add(handler))
      return () => void heard.delete(handler)
    },
    say,
  }
  return element
}
