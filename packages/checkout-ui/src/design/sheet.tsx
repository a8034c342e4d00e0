import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'

/**
 * A question on top of the page: from below on a phone, in the middle on a desk. The browser's own modal
 * dialog keeps the focus inside, makes the rest inert, listens to Esc (on Android also to Back) and gives
 * the focus back. A tap beside it does not close it: what was typed would be gone. What carries `data-first-focus` gets it first. Its content is mounted afresh each time.
 */
export function Sheet(props: {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
}) {
  const { dialog, filled } = useModal(props.open)
  const heading = useId()
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="sheet"
      onClose={() => {
        if (props.open) props.onClose()
      }}
    >
      {filled && (
        <div className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))] tablet:p-6">
          <header className="flex items-center justify-between gap-4">
            <h2 id={heading} className="text-body">
              {props.title}
            </h2>
            <CloseButton onPress={props.onClose} />
          </header>
          {props.children}
        </div>
      )}
    </dialog>
  )
}

/** Keeps a dialog as open as it is told to be, and filled until it has left the screen. */
function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [filled, fill] = useState(open)
  if (open && !filled) fill(true)

  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open) {
      if (element.open) return
      element.showModal()
      element.querySelector<HTMLElement>('[data-first-focus]')?.focus()
      return
    }
    // Closed by Esc it is closed already; what it holds has to go all the same.
    element.close()
    const leaving = element.getAnimations().map(({ finished }) => finished)
    void Promise.allSettled(leaving).then(() => element.open || fill(false))
  }, [open])

  return { dialog, filled }
}

function CloseButton({ onPress }: { onPress: () => void }) {
  const t = useDesignText()
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={t('design.close')}
      className="-my-2 -me-2 grid size-11 place-items-center rounded-full text-ink-2 transition-colors hover:bg-tide-soft hover:text-ink"
    >
      <CloseIcon size={22} />
    </button>
  )
}
