import type { Look } from './look.ts'
import { fits, like, oneOf, type Is, type Shape } from './shape.ts'

/*
 * What a shop's page and a frame of the bank say to each other. Two words pass from window to window, each to one
 * exact origin; all else goes over the port that the second of them hands over.
 */

/** The frame is there. */
export interface Hello {
  qiantang: 'hello'
  nonce: string
}

/** The shop's answer, with the port. */
export interface Line {
  qiantang: 'line'
  nonce: string
  look: Look
  /** What an element is about, where there may be several. */
  challengeId: string | null
}

/** Why an element can't go on, for the shop's developer. */
export type ElementErrorCode = 'appearance_refused' | 'session_unavailable' | 'session_refused'

export type FromFrame =
  /** There is something to see. */
  | { says: 'ready' }
  /** How high it is, in pixels. */
  | { says: 'size'; height: number }
  | { says: 'change'; detail: unknown }
  | { says: 'complete'; detail: unknown }
  | { says: 'cancelled' }
  | { says: 'escape' }
  | { says: 'error'; code: ElementErrorCode; message: string }
  /** It needs a session. */
  | { says: 'session_wanted' }

export type FromShop =
  | { says: 'session'; token: string }
  | { says: 'no_session' }
  | { says: 'look'; look: Look }
  /** Something has happened elsewhere: ask the bank anew. */
  | { says: 'refresh' }
  | { says: 'focus' }

const text: Is = (value) => typeof value === 'string' && value.length <= 2_000
const nonce = like(/^[0-9a-f]{32}$/)
/** The appearance is judged by the frame that draws it. */
const look: Is = (value) =>
  fits(
    {
      locale: oneOf(null, 'zh-CN', 'zh-TW', 'en'),
      appearance: (value) => typeof value === 'object' && value !== null,
    },
    value,
  )

export const isHello = (value: unknown): value is Hello =>
  fits({ qiantang: oneOf('hello'), nonce }, value)

export const isLine = (value: unknown): value is Line =>
  fits(
    {
      qiantang: oneOf('line'),
      nonce,
      look,
      challengeId: (value) => value === null || like(/^chl_[0-9A-HJKMNP-TV-Z]{26}$/)(value),
    },
    value,
  )

/** Reads what came over a port; what fits no message is no message. */
const reader =
  <Message extends { says: string }>(shapes: Record<Message['says'], Shape>) =>
  (value: unknown): Message | undefined => {
    const says = (value as { says?: unknown } | null)?.says
    if (typeof says !== 'string' || !Object.hasOwn(shapes, says)) return undefined
    const shape = { says: oneOf(says), ...shapes[says as Message['says']] }
    // Held to the type by the shapes beside it.
    return fits(shape, value) ? (value as unknown as Message) : undefined
  }

/** Reads what a frame says; `told` are the shapes of what it may tell. */
export const readFromFrame = (told: { change: Is; complete: Is }) =>
  reader<FromFrame>({
    ready: {},
    size: {
      height: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e5,
    },
    change: { detail: told.change },
    complete: { detail: told.complete },
    cancelled: {},
    escape: {},
    error: {
      code: oneOf('appearance_refused', 'session_unavailable', 'session_refused'),
      message: text,
    },
    session_wanted: {},
  })

export const readFromShop = reader<FromShop>({
  session: { token: like(/^ust_[\w-]{16,256}$/) },
  no_session: {},
  look: { look },
  refresh: {},
  focus: {},
})
