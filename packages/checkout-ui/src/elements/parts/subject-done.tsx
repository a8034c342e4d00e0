import type { Subject } from '../../challenge/use-answer.ts'
import { AlertIcon } from '../../design/icons.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { yuan } from '../../design/money.ts'
import { Framed } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { Done } from './done.tsx'

/** What the answer has set going, as it stood when it was answered. The page around follows it to its end. */
export function SubjectDone({ subject }: { subject: Subject }) {
  const t = useElementText()
  const { resource } = subject
  const { status } = resource
  const amount = 'amount' in resource ? yuan(resource.amount) : null
  if (status === 'failed') {
    const message = 'failure' in resource ? resource.failure?.message : undefined
    return (
      <Settled title={t('element.failedTitle')} sign={<AlertIcon size={36} />} tone="waiting">
        {message ?? t('failure.unknown')}
      </Settled>
    )
  }
  if (status === 'processing') {
    return (
      <Settled title={t('element.movingTitle')} sign={<TideSpinner />} tone="quiet">
        {t('element.movingText')}
      </Settled>
    )
  }
  return (
    <Done title={t(subject.type === 'payment' ? 'element.movedTitle' : 'element.doneTitle')}>
      {amount && <p className="text-figure font-display text-ink">{amount}</p>}
    </Done>
  )
}

function Settled(props: {
  title: string
  sign: React.ReactNode
  tone: 'waiting' | 'quiet'
  children: React.ReactNode
}) {
  return (
    <Framed screen="settled" title={props.title} bare>
      <div className="rounded-card border border-rim bg-surface px-5 pb-8">
        <StatusScreen tone={props.tone} sign={props.sign} title={props.title}>
          {props.children}
        </StatusScreen>
      </div>
    </Framed>
  )
}
