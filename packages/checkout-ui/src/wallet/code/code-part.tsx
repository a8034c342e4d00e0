import type { Payment } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import { BankProblem } from '../../api/bank-problem.ts'
import { PinQuestion } from '../../challenge/pin-question.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { Amount } from '../../design/amount.tsx'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { useText } from '../locales/use-text.ts'
import { refreshMoney } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { CodeBones, CodeCard } from './code-card.tsx'
import { settlePayment } from './code-query.ts'
import type { PayCode } from './use-pay-code.ts'

/** What there is to see of a payment code, from the code to what a till made of it. */
export function CodePart({ shown }: { shown: PayCode }) {
  const box = useFocusKept(shown.show === 'bones' ? 'code' : shown.show)
  return (
    <div ref={box}>
      <Part shown={shown} />
    </div>
  )
}

/**
 * The PIN is asked for without anybody having pressed anything, and buttons go away with what they belong to: the focus
 * goes along, unless it is elsewhere on the page or around it.
 */
function useFocusKept(place: PayCode['show']) {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    const isNowhere = document.activeElement === document.body
    if (document.hasFocus() && (isNowhere || place === 'asking'))
      box.current?.querySelector<HTMLElement>('[data-first-focus], button')?.focus()
  }, [place])
  return box
}

function Part({ shown }: { shown: PayCode }) {
  const t = useText()
  switch (shown.show) {
    case 'bones':
      return <CodeBones />
    case 'code':
      return <CodeCard shown={shown} />
    case 'offline_code':
      return (
        <>
          <Trouble {...shown} tone="offline" title={t('code.offlineTitle')}>
            {t('code.offlineCode')}
          </Trouble>
          <CodeCard shown={shown} />
        </>
      )
    case 'offline':
      return (
        <Trouble {...shown} tone="offline" title={t('code.offlineTitle')}>
          {t('code.offline')}
        </Trouble>
      )
    case 'trouble':
      return shown.error instanceof BankProblem ? (
        <Trouble {...shown} tone="waiting" title={t('code.none')}>
          {shown.error.problem.message}
        </Trouble>
      ) : (
        <Trouble {...shown} tone="offline" title={t('code.offlineTitle')}>
          {t('code.offline')}
        </Trouble>
      )
    case 'asking':
      return <Ask {...shown} />
    case 'paying':
      return (
        <div role="status" className="flex flex-col items-center gap-4 py-16 text-ink-2">
          <TideSpinner />
          {t('code.paying')}
        </div>
      )
    case 'ended':
      return <Ended {...shown} />
    case 'untaken':
      return (
        <div className="flex flex-col gap-4 py-4">
          <Notice tone="waiting" title={t('code.untakenTitle')}>
            {t('code.untaken')}
          </Notice>
          <Button onClick={shown.next}>{t('code.next')}</Button>
        </div>
      )
  }
}

function Trouble(props: {
  tone: 'offline' | 'waiting'
  title: string
  busy: boolean
  retry: () => void
  children: ReactNode
}) {
  const t = useText()
  return (
    <div className="py-4">
      <Notice
        tone={props.tone}
        title={props.title}
        action={
          <Button look="plain" busy={props.busy} onClick={props.retry}>
            {t('retry')}
          </Button>
        }
      >
        {props.children}
      </Notice>
    </div>
  )
}

/** The till has asked for more than goes without the PIN. */
function Ask({ challengeId, payment, next }: Extract<PayCode, { show: 'asking' }>) {
  const t = useText()
  const { client } = useWallet()
  const queries = useQueryClient()
  const announce = useAnnounce()
  useEffect(() => {
    announce(t('code.asked', { amount: yuan(payment.amount) }))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Said once for each question.
  }, [challengeId])
  const answered = ({ resource }: Subject) => {
    settlePayment(queries, resource as Payment)
    refreshMoney(queries)
  }
  return (
    <div className="pt-2">
      <div className="mb-5 text-center">
        <p className="text-small text-ink-2">{t('code.toTill')}</p>
        <p className="mt-1">
          <Amount fen={payment.amount} size="hero" />
        </p>
      </div>
      <PinQuestion
        key={challengeId}
        client={client}
        challengeId={challengeId}
        hint={t('scene.paymentHint')}
        busy={t('scene.paymentWorking')}
        retry={t('retryAmount', { amount: yuan(payment.amount) })}
        leave={{ label: t('code.next'), onLeave: next }}
        onAnswered={answered}
        onOver={() => void queries.invalidateQueries({ queryKey: ['payment-code-watch'] })}
      />
      <p className="mt-2 text-center">
        <Button look="plain" onClick={next}>
          {t('code.decline')}
        </Button>
      </p>
    </div>
  )
}

/** What the till made of it, said the moment it is known. */
function Ended({ payment, next }: { payment: Payment; next: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const paid = payment.status === 'succeeded'
  const amount = yuan(payment.amount)
  useEffect(() => {
    if (paid) refreshMoney(queries)
    announce(paid ? t('code.paidSaid', { amount }) : t('code.failed'))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Said once for each payment.
  }, [payment.id])
  if (!paid)
    return (
      <div className="flex flex-col gap-4 py-4">
        <Notice tone="waiting" title={t('code.failed')}>
          {payment.failure?.message ?? t('failure.unknown')}
        </Notice>
        <Button onClick={next}>{t('code.next')}</Button>
      </div>
    )
  return (
    <div className="flex animate-rise flex-col items-center pt-6">
      <span className="grid size-16 place-items-center rounded-full bg-leaf-soft text-leaf">
        <CheckIcon size={30} />
      </span>
      <p className="mt-4 text-title">{t('code.paid')}</p>
      <p className="mt-1">
        <Amount fen={payment.amount} size="hero" />
      </p>
      <p className="mt-1 mb-6 font-mono text-caption text-ink-2">{payment.id}</p>
      <Button look="quiet" onClick={next}>
        {t('code.next')}
      </Button>
    </div>
  )
}
