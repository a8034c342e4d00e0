import { useEffect } from 'react'
import { screenTitleId } from '../design/screen.tsx'

/**
 * What has the focus may go away: the button of a device that was signed out, a sheet that has done its work. Unless
 * something else has taken it by then, the focus goes to the title of the page, and not back to the top of the window.
 */
export function useKeptFocus() {
  useEffect(() => {
    let last: Element | null = null
    let timer: ReturnType<typeof setTimeout>
    const take = ({ target }: FocusEvent) => (last = target as Element)
    // Pressed elsewhere on purpose: what had the focus may go.
    const leave = () => (last = null)
    const look = () => {
      const isLost = last?.isConnected === false && document.activeElement === document.body
      if (isLost && document.hasFocus())
        document.getElementById(screenTitleId)?.focus({ preventScroll: true })
    }
    const changes = new MutationObserver(() => {
      clearTimeout(timer)
      // Whoever else cares for the focus goes first.
      timer = setTimeout(look, 50)
    })
    addEventListener('focusin', take)
    addEventListener('pointerdown', leave, true)
    changes.observe(document.body, { childList: true, subtree: true })
    return () => {
      removeEventListener('focusin', take)
      removeEventListener('pointerdown', leave, true)
      changes.disconnect()
      clearTimeout(timer)
    }
  }, [])
}
