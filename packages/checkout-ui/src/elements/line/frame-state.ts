import { readPageState } from '../../entry/page-state.ts'
import { elementPaths, type ElementType } from '../../../../sdk/src/frames/element-types.ts'

/** What a frame knows of itself: which element it is, for which app, in whose page. */
export interface FrameState {
  type: ElementType
  appId: string
  /** The one origin it speaks with. */
  shop: string
  nonce: string
}

/** Reads it from the address and what the bank put into the page; nothing where the page is not a frame of a known shop. */
export function frameState(): FrameState | undefined {
  const state = readPageState() as { appId?: unknown; shop?: unknown } | undefined
  const { appId, shop } = state ?? {}
  const path = location.pathname.split('/').at(-1)
  const type = (Object.keys(elementPaths) as ElementType[]).find(
    (name) => elementPaths[name] === path,
  )
  const nonce = /^#([0-9a-f]{32})$/.exec(location.hash)?.[1]
  if (typeof appId !== 'string' || typeof shop !== 'string' || !type || !nonce) return undefined
  return window.parent === window ? undefined : { type, appId, shop, nonce }
}
