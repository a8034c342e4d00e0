import type { ComponentType, ReactNode } from 'react'
import { inFrame } from './in-frame.tsx'
import { inWindow } from './in-window.tsx'

/** What stands around a checkout that a merchant's page shows. */
export type Around = ComponentType<{ children: ReactNode }>

/** A frame or a window of the page of that origin; nothing where this is neither. */
export function aroundFor(shop: string): Around | undefined {
  if (window.parent !== window) return inFrame(shop)
  return new URLSearchParams(location.search).get('in') === 'popup' ? inWindow() : undefined
}
