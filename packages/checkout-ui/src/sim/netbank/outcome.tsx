import { Button, ButtonLink } from '../../design/button.tsx'
import { AlertIcon, CheckIcon, ClockIcon } from '../../design/icons.tsx'
import { useText } from '../locales/use-text.ts'
import type { Payment } from './doors.ts'
import { StepTitle } from './step-title.tsx'

const looks = {
  paid: { icon: CheckIcon, look: 'bg-leaf-soft text-leaf', word: 'paid' },
  entered: { icon: ClockIcon, look: 'bg-gold-soft text-gold', word: 'entered' },
  refused: { icon: AlertIcon, look: 'bg-seal-soft text-seal', word: 'refused' },
  too_late: { icon: ClockIcon, look: 'bg-gold-soft text-gold', word: 'tooLate' },
} as const

/** How it stands now, whether money moved, and the way back. */
export function Outcome({ payment, onLogIn }: { payment: Payment; onLogIn?: () => void }) {
  const t = useText()
  const { icon: Icon, look, word } = looks[payment.state === 'waiting' ? 'entered' : payment.state]
  return (
    <div className="flex flex-col items-start gap-3">
      <span className={`grid size-14 place-items-center rounded-full ${look}`}>
        <Icon size={28} />
      </span>
      <StepTitle>{t(`netbank.${word}`)}</StepTitle>
      <p className="text-ink-2">{t(`netbank.${word}.text`, { says: payment.says ?? '' })}</p>
      {payment.returnUrl && <ButtonLink href={payment.returnUrl}>{t('netbank.back')}</ButtonLink>}
      {onLogIn && (
        <Button look="quiet" onClick={onLogIn}>
          {t('netbank.asChecker')}
        </Button>
      )}
    </div>
  )
}
