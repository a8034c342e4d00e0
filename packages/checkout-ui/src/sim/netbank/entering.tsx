import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import type { Visit } from './doors.ts'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'
import { useStep } from './use-step.ts'

/** One of the company enters the payment (制单). */
export function Entering({ realm, visit, onChange }: StepProps & { visit: Visit }) {
  const t = useText()
  const { take, busy, isLost } = useStep(realm, onChange)
  const { visit: token } = visit
  return (
    <div className="flex flex-col gap-4">
      <StepTitle>{t('netbank.maker')}</StepTitle>
      <p className="text-ink-2">{t('netbank.enter.about')}</p>
      {isLost && <Notice tone="danger">{t('netbank.lost')}</Notice>}
      <Button busy={busy === 'enter'} onClick={() => take('enter', { visit: token })}>
        {t('netbank.enter')}
      </Button>
      <Button
        look="quiet"
        busy={busy === 'reject'}
        onClick={() => take('reject', { visit: token })}
      >
        {t('netbank.cancel')}
      </Button>
    </div>
  )
}
