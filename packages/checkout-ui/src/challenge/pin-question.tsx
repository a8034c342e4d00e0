import { useEffect, useRef, useState } from 'react'
import { PasskeyQuestion } from './passkey-question.tsx'
import { PinEntry } from './pin-entry.tsx'
import { NoWay } from './trouble.tsx'
import type { Asking } from './use-answer.ts'
import { useWays } from './ways.ts'

interface PinQuestionProps extends Omit<Asking, 'onMore'> {
  /** What the sixth digit does; said before it is typed. */
  hint: string
  /** What is going on once it is. */
  busy: string
  /** What the button says that sends the same answer again. Default: retry. */
  retry?: string
  leave: { label: string; onLeave: () => void }
}

/**
 * Asks for what approves a payment: a passkey first, where there is one, and the PIN instead for who would rather
 * type it. Where both are needed the PIN comes first.
 */
export function PinQuestion(props: PinQuestionProps) {
  const { passkey, pin, both, know } = useWays(props)
  const [typing, type] = useState(false)
  const byPasskey = passkey !== null && !(pin && (typing || both))
  const box = useFocusKept(byPasskey)
  const asking = { ...props, onMore: know }

  if (!pin && !passkey) return <NoWay {...props.leave} />
  const toPin = pin ? () => type(true) : undefined
  const toPasskey = passkey && !both ? () => type(false) : undefined
  return (
    <div ref={box}>
      {byPasskey ? (
        <PasskeyQuestion {...asking} request={passkey} onPin={toPin} />
      ) : (
        // The first digit settles it: nothing takes the keys away from under a finger.
        <PinEntry {...asking} both={both} onType={() => type(true)} onPasskey={toPasskey} />
      )}
    </div>
  )
}

/** Where one way to answer takes the place of another, the focus would be nowhere: it goes to the new one. */
function useFocusKept(byPasskey: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const was = useRef(byPasskey)
  useEffect(() => {
    if (was.current === byPasskey) return
    was.current = byPasskey
    const { activeElement } = document
    const isNowhere = activeElement === document.body || activeElement instanceof HTMLDialogElement
    // A frame in a merchant's page takes no focus that was not there.
    if (isNowhere && document.hasFocus())
      box.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  }, [byPasskey])
  return box
}
