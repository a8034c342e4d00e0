import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { Loading, Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { goBack, goInstead } from '../place.ts'
import { accountQuery, applicationQuery, pinQuery, type Purpose } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { OfflinePage } from '../trouble/trouble-pages.tsx'
import { useArrival } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { CardStep } from './card-step.tsx'
import { CodeStep } from './code-step.tsx'
import { RejectedScreen, WaitingScreen } from './decided-screens.tsx'
import { FirstPinStep } from './first-pin-step.tsx'
import { OpenedScreen } from './opened-screen.tsx'
import { standingOf, stepsOf, type Step } from './opening-step.ts'
import { PersonStep } from './person-step.tsx'
import { Progress } from './progress.tsx'
import { useOpeningStore } from './store.ts'
import { useOpening } from './use-opening.ts'

/** Opening an account in four steps. What the bank has decides which one it is, also after a reload. */
export function OpenPage({ purpose = 'open' }: { purpose?: Purpose }) {
  const wallet = useWallet()
  const account = useQuery(accountQuery(wallet))
  const application = useQuery(applicationQuery(wallet, purpose))
  const pin = useQuery(pinQuery(wallet))
  const backTo = useOpeningStore((store) => store.backTo)
  const justOpened = useWalletStore((store) => store.justOpened)
  const opening = useOpening(purpose, account.data?.id)

  const known = account.data !== undefined && application.data !== undefined
  const standing =
    known &&
    standingOf({
      purpose,
      account: account.data,
      application: application.data,
      pin: pin.data,
      backTo,
    })
  useArrival(String(standing))
  useEffect(() => useOpeningStore.getState().beginFor(purpose), [purpose])

  // Who has an account already has nothing to open.
  const done = standing === 'opened' && pin.data !== undefined
  const elsewhere = done && !justOpened
  useEffect(() => {
    if (elsewhere) goInstead('home')
  }, [elsewhere])

  if (!standing) {
    const failed = [account, application].find(({ error }) => error)
    if (!failed) return <Loading />
    return <OfflinePage busy={failed.isFetching} onRetry={() => void failed.refetch()} />
  }
  switch (standing) {
    case 'person':
      return (
        <StepPage purpose={purpose} step="person">
          <PersonStep application={application.data ?? null} opening={opening} />
        </StepPage>
      )
    case 'card':
      return (
        <StepPage purpose={purpose} step="card">
          <CardStep application={application.data ?? null} opening={opening} />
        </StepPage>
      )
    case 'code':
      return (
        <StepPage purpose={purpose} step="code">
          <CodeStep purpose={purpose} application={application.data ?? null} />
        </StepPage>
      )
    case 'pin':
      return (
        <StepPage purpose={purpose} step="pin">
          <FirstPinStep />
        </StepPage>
      )
    case 'waiting':
      return <WaitingScreen purpose={purpose} />
    case 'rejected':
      return (
        <RejectedScreen
          purpose={purpose}
          application={application.data ?? null}
          opening={opening}
        />
      )
    case 'opened':
      return account.data && done && justOpened ? (
        <OpenedScreen purpose={purpose} account={account.data} />
      ) : (
        <Loading />
      )
  }
}

function StepPage(props: { purpose: Purpose; step: Step; children: ReactNode }) {
  const { purpose, step, children } = props
  const steps = stepsOf(purpose)
  const t = useText()
  const goBackTo = useOpeningStore((store) => store.goBackTo)
  const back = {
    person: goBack,
    card: () => goBackTo('person'),
    code: () => goBackTo('card'),
    pin: goBack,
  }
  return (
    <Page title={t(`open.${step}Title`)} onBack={back[step]}>
      <Progress purpose={purpose} at={steps.indexOf(step)} of={steps.length} />
      <p className="mt-4 text-small text-pretty text-ink-2">{t(textOf(purpose, step))}</p>
      <div className="mt-5 animate-rise">{children}</div>
    </Page>
  )
}

/** What a step is for depends on what is applied for, where it says so. */
function textOf(purpose: Purpose, step: Step) {
  if (step === 'person' || step === 'code') return `${purpose}.${step}Text` as const
  return `open.${step}Text` as const
}
