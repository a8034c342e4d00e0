import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import type { Visit } from './doors.ts'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'
import { useStep } from './use-step.ts'

/** Another of the company approves what was entered (复核), or sends it back. */
export function Approving(props: StepProps & { visit: Visit; onLeave: () => void }) {
  const { realm, payment, visit, onChange, onLeave } = props
  const t = useText()
  const { take, busy, no, isLost } = useStep(realm, onChange)
  const { visit: token } = visit

  if (payment.state === 'waiting' || no?.code === 'not_entered') {
    return (
      <div className="flex flex-col gap-4">
        <StepTitle>{t('netbank.checker')}</StepTitle>
        <Notice tone="waiting">{t('netbank.notEntered')}</Notice>
        <Button look="quiet" onClick={onLeave}>
          {t('netbank.logIn')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <StepTitle>{t('netbank.checker')}</StepTitle>
      {isLost && <Notice tone="danger">{t('netbank.lost')}</Notice>}
      <Button busy={busy === 'approve'} onClick={() => take('approve', { visit: token })}>
        {t('netbank.approve', { amount: yuan(payment.amount) })}
      </Button>
      <Button
        look="quiet"
        busy={busy === 'reject'}
        onClick={() => take('reject', { visit: token })}
      >
        {t('netbank.reject')}
      </Button>
    </div>
  )
}
