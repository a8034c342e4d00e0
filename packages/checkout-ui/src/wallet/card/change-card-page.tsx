import type { Account, Card as BoundCard } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { Notice } from '../../design/notice.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Brand, Frame, Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { AccountPage } from '../of-account.tsx'
import { tidy } from '../open/faults.ts'
import { useFieldProblem } from '../open/field-problem.ts'
import { OneField } from '../open/one-field.tsx'
import { focusField } from '../open/use-fields.ts'
import { AskPin } from '../pin/ask-pin.tsx'
import { goInstead } from '../place.ts'
import { useArrival, useDocumentTitle } from '../use-arrival.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'

/** Another card in the place of the bound one: its number and mobile, the PIN, the code its bank's mobile gets. */
export function ChangeCardPage() {
  const t = useText()
  const queries = useQueryClient()
  const [card, setCard] = useState<BoundCard>()
  const asksForCode = card?.nextAction?.type === 'collect_otp'
  useArrival(card?.status === 'bound' ? 'bound' : asksForCode ? 'code' : 'card')

  const know = (next: BoundCard) => {
    setCard(next)
    if (next.status !== 'bound') return
    void queries.invalidateQueries({ queryKey: ['account'] })
    void queries.invalidateQueries({ queryKey: ['cards'] })
  }
  if (card?.status === 'bound') return <Changed card={card} />
  if (card && card.nextAction?.type === 'collect_otp') {
    return (
      <Code
        challengeId={card.nextAction.challengeId}
        onAnswered={know}
        onOver={() => setCard({ ...card, status: 'failed', nextAction: null })}
      />
    )
  }
  return (
    <AccountPage title={t('changeCard.title')}>
      {(account) => <NewCard account={account} card={card} onCard={know} />}
    </AccountPage>
  )
}

interface NewCardProps {
  account: Account
  card: BoundCard | undefined
  onCard: (card: BoundCard) => void
}

function NewCard({ account, card, onCard }: NewCardProps) {
  const t = useText()
  const { client } = useWallet()
  const problemOf = useFieldProblem()
  const [typed, setTyped] = useState({ cardNumber: '', mobile: '' })
  const [pressed, press] = useState(false)
  const [asking, ask] = useState(false)
  const creating = useMutation({
    networkMode: 'always',
    mutationFn: (body: { accountId: string; cardNumber: string; mobile: string }) =>
      client.call('POST /v1/users/:userId/cards', {
        params: me,
        body,
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: (created) => {
      onCard(created)
      ask(created.nextAction?.type === 'enter_pin')
    },
  })
  const create = useOnce(creating.mutate)
  const type = (field: keyof typeof typed) => (text: string) => {
    setTyped({ ...typed, [field]: text })
    if (creating.error) creating.reset()
  }
  const submit = () => {
    press(true)
    const wrong = (['cardNumber', 'mobile'] as const).find((field) =>
      problemOf(field, typed[field]),
    )
    if (wrong) return focusField(wrong)
    create({
      accountId: account.id,
      cardNumber: tidy.cardNumber(typed.cardNumber),
      mobile: tidy.mobile(typed.mobile),
    })
  }
  const errorOf = (field: keyof typeof typed) =>
    pressed ? problemOf(field, typed[field]) : undefined
  const question = card?.nextAction?.type === 'enter_pin' ? card.nextAction : undefined
  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="px-1 text-small text-pretty text-ink-2">
        {t('changeCard.text', { bank: account.card.bankName, last4: account.card.last4 })}
      </p>
      {card?.status === 'failed' && !creating.error && (
        <Notice tone="danger" title={t('changeCard.failed')}>
          {card.failure?.message ?? t('changeCard.failedText')}
        </Notice>
      )}
      {creating.error && <BeginTrouble error={creating.error} />}
      <Card className="flex flex-col gap-5 p-5">
        <OneField
          field="cardNumber"
          label={t('changeCard.number')}
          value={typed.cardNumber}
          error={errorOf('cardNumber')}
          hint={t('open.cardHint')}
          onType={type('cardNumber')}
        />
        <OneField
          field="mobile"
          value={typed.mobile}
          error={errorOf('mobile')}
          hint={t('open.mobileHint')}
          onType={type('mobile')}
        />
      </Card>
      <Button type="submit" busy={creating.isPending}>
        {t('changeCard.submit')}
      </Button>
      {question && (
        <AskPin
          challengeId={question.challengeId}
          about={t('changeCard.about')}
          hint={t('changeCard.hint')}
          busy={t('changeCard.working')}
          open={asking}
          onClose={() => ask(false)}
          onAnswered={(subject) => {
            ask(false)
            if (subject.type === 'card') onCard(subject.resource)
          }}
          onOver={() => {
            ask(false)
            if (card) onCard({ ...card, status: 'failed', nextAction: null })
          }}
        />
      )}
    </form>
  )
}

interface CodeProps {
  challengeId: string
  onAnswered: (card: BoundCard) => void
  onOver: () => void
}

function Code({ challengeId, onAnswered, onOver }: CodeProps) {
  const t = useText()
  const wallet = useWallet()
  return (
    <Page title={t('open.codeTitle')}>
      <p className="mt-4 mb-5 px-1 text-small text-pretty text-ink-2">{t('changeCard.codeText')}</p>
      <OtpQuestion
        {...wallet}
        challengeId={challengeId}
        submit={t('changeCard.confirm')}
        onAnswered={(subject) => subject.type === 'card' && onAnswered(subject.resource)}
        onOver={onOver}
      />
    </Page>
  )
}

function Changed({ card }: { card: BoundCard }) {
  const t = useText()
  useDocumentTitle(t('title', { page: t('changeCard.done') }))
  return (
    <Frame>
      <Brand />
      <StatusScreen
        tone="quiet"
        sign={<CheckIcon size={36} />}
        title={t('changeCard.done')}
        actions={<Button onClick={() => goInstead('home')}>{t('toHome')}</Button>}
      >
        {t('changeCard.doneText')}
        <Card className="mt-5 px-5 text-left">
          <Facts
            facts={[
              {
                name: t('home.bound'),
                value: t('card.named', { bank: card.bankName, last4: card.last4 }),
              },
            ]}
          />
        </Card>
      </StatusScreen>
    </Frame>
  )
}
