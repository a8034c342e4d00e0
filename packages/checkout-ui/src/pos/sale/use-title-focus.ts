import { useEffect } from 'react'
import { screenTitleId } from '../../design/screen.tsx'

/** Takes the focus to the title of a screen that took another's place, so that it is read out. */
export function useTitleFocus(isAfterAnother = true) {
  useEffect(() => {
    if (isAfterAnother) document.getElementById(screenTitleId)?.focus()
  }, [isAfterAnother])
}
