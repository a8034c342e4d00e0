import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { pauseBefore, waiting } from '../../api/polling.ts'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { TideSpinner } from '../../design/tide-spinner.tsx'
import { CardStep } from '../../wallet/open/card-step.tsx'
import { CodeStep } from '../../wallet/open/code-step.tsx'
import { standingOf, steps, type Step } from '../../wallet/open/opening-step.ts'
import { PersonStep } from '../../wallet/open/person-step.tsx'
import { Progress } from '../../wallet/open/progress.tsx'
import { useOpeningStore } from '../../wallet/open/store.ts'
import { useOpening } from '../../wallet/open/use-opening.ts'
import { SetPin } from '../../wallet/pin/set-pin.tsx'
import { accountQuery, applicationQuery, pinQuery } from '../../wallet/queries.ts'
import { useWallet } from '../../wallet/wallet-context.ts'
import { useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { Done } from './done.tsx'

/** Opening an account in four steps. What the bank has decides which one it is, so it can be left and taken up again. */
export function OpenAccount() {
  const t = useElementText()
  const wallet = useWallet()
  const account = useQuery(accountQuery(wallet))
  const application = useQuery(applicationQuery(wallet))
  const pin = useQuery(pinQuery(wallet))
  const backTo = useOpeningStore((store) => store.backTo)
  const goBackTo = useOpeningStore((store) => store.goBackTo)
  const opening = useOpening()
  const { change, complete, cancelled } = useTell<'openAccount'>()

  const known = account.data !== undefined && application.data !== undefined && pin.data
  const step =
    known &&
    standingOf({ account: account.data, application: application.data, pin: pin.data, backTo })
  const accountId = step === 'opened' ? account.data?.id : undefined
  useEffect(() => {
    if (!step) return
    change({ step })
    if (accountId) complete({ accountId })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Told once a step, not each time it is drawn.
  }, [step, accountId])

  if (!step) {
    const failed = [account, application, pin].find(({ error }) => error)
    if (!failed?.error) return <Bones />
    const retry = () =>
      void Promise.all([account, application, pin].map(({ refetch }) => refetch()))
    return (
      <Unasked
        title={t('welcome.title')}
        error={failed.error}
        busy={failed.isFetching}
        onRetry={retry}
      />
    )
  }
  const asked = { application: application.data ?? null, opening }
  switch (step) {
    case 'person':
      return (
        <StepScreen step={step} onCancel={cancelled}>
          <PersonStep {...asked} />
        </StepScreen>
      )
    case 'card':
      return (
        <StepScreen step={step} onCancel={cancelled}>
          <CardStep {...asked} />
          <div className="mt-2 text-center">
            <Button look="plain" onClick={() => goBackTo('person')}>
              {t('back')}
            </Button>
          </div>
        </StepScreen>
      )
    case 'code':
      return (
        <StepScreen step={step} onCancel={cancelled}>
          <CodeStep application={asked.application} />
        </StepScreen>
      )
    case 'pin':
      return (
        <StepScreen step={step} quiet onCancel={cancelled}>
          <SetPin change={false} onSet={() => undefined} onLeave={cancelled} />
        </StepScreen>
      )
    case 'waiting':
      return <Waiting />
    case 'rejected':
      return (
        <Framed screen="rejected" title={t('open.rejectedTitle')} onCancel={cancelled}>
          <div className="mt-3 flex flex-col gap-4">
            <Notice tone="waiting">
              {application.data?.failure?.message ?? t('open.rejected')}
            </Notice>
            <Button
              busy={opening.isPending}
              onClick={() => opening.send({ application: asked.application, person: {} })}
            >
              {t('open.anew')}
            </Button>
          </div>
        </Framed>
      )
    case 'opened': {
      const { bankName: bank, last4 } = account.data?.card ?? { bankName: '', last4: '' }
      return <Done title={t('open.done')}>{t('element.openedText', { bank, last4 })}</Done>
    }
  }
}

function StepScreen(props: {
  step: Step
  quiet?: boolean
  onCancel: () => void
  children: React.ReactNode
}) {
  const t = useElementText()
  const { step, quiet = false, onCancel, children } = props
  return (
    <Framed screen={step} title={t(`open.${step}Title`)} quiet={quiet} onCancel={onCancel}>
      <Progress at={steps.indexOf(step)} of={steps.length} />
      <p className="mt-3 text-small text-pretty text-ink-2">{t(`open.${step}Text`)}</p>
      <div className="mt-5">{children}</div>
    </Framed>
  )
}

/** The code was right and the bank is about to open the account. */
function Waiting() {
  const t = useElementText()
  const wallet = useWallet()
  const paced = {
    refetchInterval: ({ state }: { state: { dataUpdateCount: number } }) =>
      pauseBefore(state.dataUpdateCount, waiting),
  }
  useQuery({ ...applicationQuery(wallet), ...paced })
  useQuery({ ...accountQuery(wallet), ...paced })
  return (
    <Framed screen="waiting" title={t('open.waitingTitle')}>
      <div className="mt-4 flex items-center gap-4 text-ink-2">
        <span className="rounded-full bg-tide-soft text-tide">
          <TideSpinner />
        </span>
        {t('open.waiting')}
      </div>
    </Framed>
  )
}
