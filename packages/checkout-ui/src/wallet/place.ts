import { useMemo, useSyncExternalStore } from 'react'
import { addressOf, walletLinkOf, type View, type WalletLink } from './link.ts'

/** Where in the wallet the page is. The address says it, so that a reload and the back button are right. */
export function usePlace(): WalletLink {
  const address = useSyncExternalStore(listen, () => location.href)
  return useMemo(() => walletLinkOf(address), [address])
}

const moved = 'wallet:moved'

function listen(change: () => void) {
  addEventListener('popstate', change)
  addEventListener(moved, change)
  return () => {
    removeEventListener('popstate', change)
    removeEventListener(moved, change)
  }
}

/** To another page; the back button leads here again. */
export function go(view: View, movementId?: string) {
  history.pushState({ steps: steps() + 1 }, '', addressOf(location.href, view, movementId))
  dispatchEvent(new Event(moved))
}

/** To another page in the place of this one: there is nothing here to come back to. */
export function goInstead(view: View, movementId?: string) {
  history.replaceState(history.state, '', addressOf(location.href, view, movementId))
  dispatchEvent(new Event(moved))
}

/** One page back in the wallet; to its home from where it was entered. */
export function goBack() {
  if (steps() > 0) history.back()
  else goInstead('home')
}

/** How many pages of the wallet lie behind this one. */
function steps(): number {
  const state: unknown = history.state
  return typeof state === 'object' &&
    state !== null &&
    'steps' in state &&
    typeof state.steps === 'number'
    ? state.steps
    : 0
}
