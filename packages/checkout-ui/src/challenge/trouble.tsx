import { Button } from '../design/button.tsx'
import { LockIcon } from '../design/icons.tsx'
import { Notice } from '../design/notice.tsx'
import { deadlineText } from '../design/time.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useChallengeText } from './locales/use-challenge-text.ts'

/** Too many wrong answers. Nothing can be typed any more, so nothing is offered to type into. */
export function AnswerLocked(props: {
  until: string | undefined
  label: string
  onLeave: () => void
}) {
  const t = useChallengeText()
  const { locale } = useLanguage()
  const { until } = props
  return (
    <div role="alert" className="flex animate-rise flex-col items-center px-2 pt-6 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-gold-soft text-gold">
        <LockIcon size={30} />
      </span>
      <h3 className="mt-4 text-title">{t('challenge.lockedTitle')}</h3>
      <p className="mt-1 mb-6 text-ink-2">
        {until
          ? t('challenge.lockedUntil', { time: deadlineText(until, locale) })
          : t('challenge.locked')}
      </p>
      <Button look="quiet" onClick={props.onLeave}>
        {props.label}
      </Button>
    </div>
  )
}

/** A passkey is needed, and this browser cannot ask for one. */
export function NoWay({ label, onLeave }: { label: string; onLeave: () => void }) {
  const t = useChallengeText()
  return (
    <div className="mt-3 flex flex-col gap-4">
      <Notice tone="waiting" title={t('challenge.noPasskeyTitle')}>
        {t('challenge.noPasskey')}
      </Notice>
      <Button look="quiet" onClick={onLeave}>
        {label}
      </Button>
    </div>
  )
}

/** The answer may have arrived. Only the very same request may follow. */
export function AnswerUnsettled(props: {
  message: string | undefined
  /** What the button says where it moves money. Default: retry. */
  retry?: string | undefined
  onAgain: () => void
}) {
  const t = useChallengeText()
  return (
    <div className="mt-3 flex flex-col gap-4">
      {props.message ? (
        <Notice tone="waiting">{props.message}</Notice>
      ) : (
        <Notice tone="offline" title={t('challenge.lostTitle')}>
          {t('challenge.lost')}
        </Notice>
      )}
      <Button onClick={props.onAgain}>{props.retry ?? t('challenge.retry')}</Button>
    </div>
  )
}
