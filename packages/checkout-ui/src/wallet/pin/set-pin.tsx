import { useEffect, useRef, useState } from 'react'
import { PinPad, pinLength } from '../../challenge/pin-pad.tsx'
import { AnswerLocked } from '../../challenge/trouble.tsx'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { goBack } from '../place.ts'
import { usePinSteps, type PinStep } from './use-pin-steps.ts'

export interface SetPinProps {
  change: boolean
  /** A reset that was proven, in the place of the present PIN. */
  pinResetId?: string | undefined
  onSet: () => void
  /** Where it leads when there is nothing to type for a while. Default: one page back. */
  onLeave?: () => void
}

/**
 * Choosing a payment PIN, typed twice; to change one, the present one first. Each sixth digit leads on, as
 * the line below the boxes says beforehand.
 */
export function SetPin({ change, pinResetId, onSet, onLeave = goBack }: SetPinProps) {
  const t = useText()
  const steps = usePinSteps({ change, pinResetId, onSet })
  const [typed, setTyped] = useState('')
  useSpokenStep(steps.step)

  const type = (digits: string) => {
    if (steps.busy) return
    steps.forget()
    setTyped(digits)
    if (digits.length < pinLength) return
    setTyped('')
    steps.enter(digits)
  }

  if (steps.lockedUntil !== undefined) {
    return (
      <AnswerLocked until={steps.lockedUntil || undefined} label={t('back')} onLeave={onLeave} />
    )
  }
  if (steps.lost) {
    return (
      <div className="mt-6 flex flex-col gap-4">
        <Notice tone="waiting" title={t('lost.title')}>
          {t('pin.lost')}
        </Notice>
        <Button busy={steps.busy} onClick={steps.again}>
          {t('retry')}
        </Button>
      </div>
    )
  }
  return (
    <PinPad
      label={t(`pin.${steps.step}`)}
      value={typed}
      onChange={type}
      hint={t(`pin.${steps.step}Hint`)}
      error={steps.error}
      busy={steps.busy && t('pin.saving')}
    />
  )
}

/** The boxes stay where they are and mean something else: said, since the focus does not move. */
function useSpokenStep(step: PinStep) {
  const t = useText()
  const announce = useAnnounce()
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    announce(t(`pin.${step}`))
  }, [step, announce, t])
}
