import { useEffect, useRef } from 'react'
import { screenTitleId } from '../design/screen.tsx'

/** When one page takes another's place, the focus goes to its title, so that it is read and not lost. */
export function useArrival(at: string) {
  const last = useRef(at)
  useEffect(() => {
    if (last.current === at) return
    last.current = at
    document.getElementById(screenTitleId)?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [at])
}

export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = title
  }, [title])
}
