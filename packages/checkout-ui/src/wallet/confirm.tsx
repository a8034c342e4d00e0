import { useState, type ReactNode } from 'react'
import { BankProblem } from '../api/bank-problem.ts'
import { Button } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { Sheet } from '../design/sheet.tsx'
import { useText } from './locales/use-text.ts'

interface ConfirmProps {
  title: string
  /** What will be so afterwards, in plain words. */
  children: ReactNode
  /** What the button says: the deed, not "OK". */
  action: string
  busy: boolean
  error: Error | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that has consequences, and says them. */
export function Confirm(props: ConfirmProps) {
  const t = useText()
  const [open, setOpen] = useState(true)
  const { error } = props
  const close = () => {
    setOpen(false)
    props.onClose()
  }
  return (
    <Sheet title={props.title} open={open} onClose={close}>
      <div className="mt-2 text-pretty text-ink-2">{props.children}</div>
      {error && (
        <div className="mt-4">
          {error instanceof BankProblem ? (
            <Notice tone="danger">{error.message}</Notice>
          ) : (
            <Notice tone="offline" title={t('lost.title')}>
              {t('lost.again')}
            </Notice>
          )}
        </div>
      )}
      <div className="mt-6 flex flex-col gap-3">
        <Button busy={props.busy} onClick={props.onConfirm}>
          {props.action}
        </Button>
        <Button look="quiet" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </Sheet>
  )
}
