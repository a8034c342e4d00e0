import type { Account, Challenge, Mandate, QuickPayAgreement } from '@qiantang/sdk/contract'
import type { Subject } from '../../challenge/use-answer.ts'
import { Amount } from '../../design/amount.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { yuan } from '../../design/money.ts'
import { statusKey } from '../account/account-state.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { NotMovedScreen } from '../outcome.tsx'
import { useDocumentTitle } from '../use-arrival.ts'
import { Ways } from '../way-back.tsx'

/** What the PIN allows for later; no money moves now. */
export type AgreedSubject = Extract<
  Subject,
  { type: 'mandate' | 'account' | 'quick_pay_agreement' }
>

interface AgreedOutcomeProps {
  subject: AgreedSubject
  payee: string | null
  /** What the question was for. */
  scene: Challenge['scene']
}

/** Whether what the customer has allowed holds now. */
export function AgreedOutcome({ subject, payee, scene }: AgreedOutcomeProps) {
  if (subject.type === 'account') {
    const account = subject.resource
    if (scene === 'unfreeze_account') return <NewState account={account} act="unfreeze" />
    if (scene === 'close_account') return <NewState account={account} act="close" />
    return <NewLimit account={account} />
  }
  if (subject.type === 'quick_pay_agreement')
    return <SignedCard agreement={subject.resource} payee={payee} />
  return <Agreement mandate={subject.resource} payee={payee} />
}

function Agreement({ mandate, payee }: { mandate: Mandate; payee: string | null }) {
  const t = useText()
  if (mandate.status !== 'active') {
    return (
      <NotMovedScreen title={t('agreed.failed')} actions={<Ways />}>
        {mandate.failure?.message ?? t('agreed.over')}
      </NotMovedScreen>
    )
  }
  return (
    <AgreedScreen title={t('agreed.mandate')} amount={mandate.maxAmount}>
      {payee ? t('agreed.mandateText', { payee }) : mandate.description}
    </AgreedScreen>
  )
}

/** A card of any bank may be paid by from now on. */
function SignedCard({ agreement, payee }: { agreement: QuickPayAgreement; payee: string | null }) {
  const t = useText()
  const { bankName, last4 } = agreement
  if (agreement.status !== 'active') {
    return (
      <NotMovedScreen title={t('agreed.failed')} actions={<Ways />}>
        {agreement.failure?.message ?? t('agreed.over')}
      </NotMovedScreen>
    )
  }
  const card = `${bankName} (${last4})`
  return (
    <AgreedScreen title={t('agreed.card')}>
      {payee ? t('agreed.cardText', { card, payee }) : card}
    </AgreedScreen>
  )
}

function NewLimit({ account: { noPinLimit } }: { account: Account }) {
  const t = useText()
  return (
    <AgreedScreen title={t('agreed.limit')} amount={noPinLimit}>
      {t('agreed.limitText', { amount: yuan(noPinLimit) })}
    </AgreedScreen>
  )
}

/** The account is in use again, or closed for good. */
function NewState({ account, act }: { account: Account; act: 'unfreeze' | 'close' }) {
  const t = useText()
  if (account.status !== (act === 'close' ? 'closed' : 'active')) {
    return (
      <NotMovedScreen title={t(statusKey(account))} actions={<Ways />}>
        {t('agreed.over')}
      </NotMovedScreen>
    )
  }
  return <AgreedScreen title={t(`${act}.done`)}>{t(`${act}.doneText`)}</AgreedScreen>
}

function AgreedScreen(props: { title: string; amount?: number; children: string }) {
  const t = useText()
  useDocumentTitle(t('title', { page: props.title }))
  return (
    <Frame>
      <Brand />
      <StatusScreen
        tone="quiet"
        sign={<CheckIcon size={36} />}
        title={props.title}
        subject={props.amount !== undefined && <Amount fen={props.amount} size="hero" />}
        actions={
          <div className="flex flex-col gap-3">
            <Ways />
          </div>
        }
      >
        {props.children}
      </StatusScreen>
    </Frame>
  )
}
