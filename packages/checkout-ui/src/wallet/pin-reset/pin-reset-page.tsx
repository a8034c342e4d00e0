import type { PinReset } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { tidy } from '../open/faults.ts'
import { useFieldProblem } from '../open/field-problem.ts'
import { OneField } from '../open/one-field.tsx'
import { OpeningTrouble } from '../open/opening-trouble.tsx'
import { focusField } from '../open/use-fields.ts'
import { PinCard } from '../pin/pin-card.tsx'
import { PinIsSet } from '../pin/pin-page.tsx'
import { useArrival } from '../use-arrival.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'

/** A forgotten or locked PIN: who one is, the code, a new PIN. */
export function PinResetPage() {
  const t = useText()
  const [reset, setReset] = useState<PinReset>()
  const [over, setOver] = useState(false)
  const [done, setDone] = useState(false)
  const step = done ? 'done' : (reset?.status ?? 'identity')
  useArrival(step)

  if (done) {
    return (
      <Page title={t('pin.done')}>
        <PinIsSet />
      </Page>
    )
  }
  if (reset?.status === 'verified') {
    return (
      <Page title={t('pin.setTitle')}>
        <PinCard change={false} pinResetId={reset.id} onSet={() => setDone(true)} />
      </Page>
    )
  }
  const asked = reset?.nextAction
  return (
    <Page title={t('pinReset.title')}>
      {reset && asked?.type === 'collect_otp' ? (
        <Code
          challengeId={asked.challengeId}
          onAnswered={setReset}
          onOver={() => {
            setReset(undefined)
            setOver(true)
          }}
        />
      ) : (
        <Identity over={over} onBegun={setReset} />
      )}
    </Page>
  )
}

function Identity({ over, onBegun }: { over: boolean; onBegun: (reset: PinReset) => void }) {
  const t = useText()
  const { client } = useWallet()
  const problemOf = useFieldProblem()
  const [typed, setTyped] = useState({ idNumber: '', cardNumber: '' })
  const [pressed, press] = useState(false)
  const beginning = useMutation({
    networkMode: 'always',
    mutationFn: (body: { idNumber: string; cardNumber: string }) =>
      client.call('POST /v1/users/:userId/pin-resets', {
        params: me,
        body,
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: onBegun,
  })
  const begin = useOnce(beginning.mutate)
  const type = (field: keyof typeof typed) => (text: string) => {
    setTyped({ ...typed, [field]: text })
    if (beginning.error) beginning.reset()
  }
  const submit = () => {
    press(true)
    const wrong = (['idNumber', 'cardNumber'] as const).find((field) =>
      problemOf(field, typed[field]),
    )
    if (wrong) return focusField(wrong)
    begin({
      idNumber: tidy.idNumber(typed.idNumber),
      cardNumber: tidy.cardNumber(typed.cardNumber),
    })
  }
  const errorOf = (field: keyof typeof typed) =>
    pressed ? problemOf(field, typed[field]) : undefined
  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="px-1 text-small text-pretty text-ink-2">{t('pinReset.text')}</p>
      {over && !beginning.error && (
        <Notice tone="waiting" title={t('open.codeLostTitle')}>
          {t('pinReset.over')}
        </Notice>
      )}
      {beginning.error && <OpeningTrouble application={null} error={beginning.error} />}
      <Card className="flex flex-col gap-5 p-5">
        <OneField
          field="idNumber"
          value={typed.idNumber}
          error={errorOf('idNumber')}
          onType={type('idNumber')}
        />
        <OneField
          field="cardNumber"
          label={t('pinReset.card')}
          value={typed.cardNumber}
          error={errorOf('cardNumber')}
          onType={type('cardNumber')}
        />
      </Card>
      <Button type="submit" busy={beginning.isPending}>
        {t('open.handIn')}
      </Button>
    </form>
  )
}

interface CodeProps {
  challengeId: string
  onAnswered: (reset: PinReset) => void
  onOver: () => void
}

function Code({ challengeId, onAnswered, onOver }: CodeProps) {
  const t = useText()
  const wallet = useWallet()
  const queries = useQueryClient()
  return (
    <div className="mt-6">
      <p className="mb-5 px-1 text-small text-pretty text-ink-2">{t('pinReset.codeText')}</p>
      <OtpQuestion
        {...wallet}
        challengeId={challengeId}
        submit={t('scene.confirm')}
        onAnswered={(subject) => {
          if (subject.type === 'pin_reset') onAnswered(subject.resource)
          void queries.invalidateQueries({ queryKey: ['audit'] })
        }}
        onOver={onOver}
      />
    </div>
  )
}
