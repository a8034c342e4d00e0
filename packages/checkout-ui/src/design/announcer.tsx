import { createContext, use, useCallback, useState, type ReactNode } from 'react'

type Announce = (sentence: string) => void

const Context = createContext<Announce>(() => {})

/**
 * Says a sentence to screen readers without moving the focus. One region for the page, there from the
 * start: a region that arrives together with its text is not read by all of them.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, say] = useState({ sentence: '', turn: 0 })
  const announce = useCallback<Announce>(
    (sentence) => say(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  )
  return (
    <Context value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </Context>
  )
}

export const useAnnounce = () => use(Context)
