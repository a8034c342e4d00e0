import type { Look } from '../frames/look.ts'
import { addressOf, type SessionLink } from './session-link.ts'

export interface Popup {
  /** Sends the window, opened before the session was known, to it. */
  go: (link: SessionLink, look: Look) => void
  /** Brings it to the front; false where it is closed. */
  front: () => boolean
  close: () => void
}

const width = 480
const height = 800
const lookEveryMs = 400

/** Opens a window. Only within a click; undefined where the browser opens none. */
export const openPopup = (onClose: () => void): Popup | undefined => {
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2))
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2))
  const place = `popup,width=${width},height=${height},left=${left},top=${top}`
  const opened = open('about:blank', '', place)
  if (!opened || opened.closed) return undefined

  const looking = setInterval(() => {
    if (!opened.closed) return
    clearInterval(looking)
    onClose()
  }, lookEveryMs)
  return {
    go: (link, look) => opened.location.replace(pageOf(link, look, 'popup')),
    front: () => {
      if (opened.closed) return false
      opened.focus()
      return true
    },
    close: () => {
      clearInterval(looking)
      opened.close()
    },
  }
}

/** The address of a page of its own. */
export const pageOf = (link: SessionLink, look: Look, shown: 'popup' | 'redirect'): string => {
  const { theme } = look.appearance
  const ofWindow = shown === 'popup' ? { in: 'popup', origin: location.origin } : {}
  return addressOf(link, {
    ...ofWindow,
    lang: look.locale,
    theme: theme === 'auto' ? null : theme,
  })
}
