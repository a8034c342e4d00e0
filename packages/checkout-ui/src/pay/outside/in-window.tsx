import type { ReactNode } from 'react'
import { useWayBack } from './way-back.ts'

/** In a window that the merchant's page has opened and waits behind: the way back is to close it. */
export function inWindow() {
  return function InWindow({ children }: { children: ReactNode }) {
    useWayBack(back, on)
    return children
  }
}

const back = () => close()
const on = (href: string) => location.assign(href)
