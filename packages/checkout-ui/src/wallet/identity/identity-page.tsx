import type { IdentityDetails } from '@qiantang/sdk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BankProblem } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { TextField } from '../../design/text-field.tsx'
import { deadlineText } from '../../design/time.ts'
import { Toggle } from '../../design/toggle.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Ready } from '../of-account.tsx'
import { goInstead } from '../place.ts'
import { identityQuery } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { PictureField } from './picture-field.tsx'

/** What the bank has to know of who has moved much money: by when, what for, and the way to give it. */
export function IdentityPage() {
  const t = useText()
  const { locale } = useLanguage()
  const request = useQuery(identityQuery(useWallet()))
  return (
    <Page title={t('identity.title')}>
      <Ready of={request}>
        {({ status, dueAt }) =>
          status === 'needed' ? (
            <div className="mt-4 flex flex-col gap-5">
              <p className="px-1 text-small text-pretty text-ink-2">
                {dueAt
                  ? t('identity.text', { time: deadlineText(dueAt, locale) })
                  : t('identity.textAtOnce')}
              </p>
              <DetailsForm />
            </div>
          ) : (
            <div className="mt-4 flex flex-col gap-5">
              <Notice tone="good" title={t('identity.nothing')}>
                {t(status === 'given' ? 'identity.given' : 'identity.notNeeded')}
              </Notice>
              <Button onClick={() => goInstead('home')}>{t('toHome')}</Button>
            </div>
          )
        }
      </Ready>
    </Page>
  )
}

const nothing = { occupation: '', address: '', until: '', documentFront: '', documentBack: '' }

function DetailsForm() {
  const t = useText()
  const [typed, setTyped] = useState(nothing)
  const [longTerm, setLongTerm] = useState(false)
  const [pressed, press] = useState(false)
  const giving = useGive()
  const type = (field: keyof typeof nothing) => (text: string) => {
    setTyped((before) => ({ ...before, [field]: text }))
    if (giving.error) giving.reset()
  }
  const isMissing = (field: keyof typeof nothing) =>
    pressed && typed[field].trim() === '' && !(field === 'until' && longTerm)

  const submit = (form: HTMLFormElement) => {
    press(true)
    const missing = Object.entries(typed).find(
      ([field, text]) => text.trim() === '' && !(field === 'until' && longTerm),
    )
    if (missing) return form.querySelector<HTMLInputElement>(`[name="${missing[0]}"]`)?.focus()
    giving.give({
      occupation: typed.occupation.trim(),
      address: typed.address.trim(),
      documentExpiresOn: longTerm ? 'long_term' : typed.until,
      documentFront: typed.documentFront,
      documentBack: typed.documentBack,
    })
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <Card className="flex flex-col gap-5 p-5">
        <TextField
          name="occupation"
          label={t('identity.occupation')}
          value={typed.occupation}
          maxLength={32}
          autoComplete="organization-title"
          error={isMissing('occupation') && t('identity.missing')}
          onChange={(event) => type('occupation')(event.target.value)}
        />
        <TextField
          name="address"
          label={t('identity.address')}
          value={typed.address}
          maxLength={128}
          autoComplete="street-address"
          error={isMissing('address') && t('identity.missing')}
          onChange={(event) => type('address')(event.target.value)}
        />
        <Toggle name={t('identity.longTerm')} on={longTerm} onTurn={setLongTerm} />
        {!longTerm && (
          <TextField
            name="until"
            type="date"
            label={t('identity.until')}
            value={typed.until}
            error={isMissing('until') && t('identity.missing')}
            onChange={(event) => type('until')(event.target.value)}
          />
        )}
      </Card>
      <Card className="flex flex-col gap-5 p-5">
        {(['documentFront', 'documentBack'] as const).map((side) => (
          <PictureField
            key={side}
            name={side}
            label={t(`identity.${side}`)}
            missing={isMissing(side)}
            chosen={typed[side] !== ''}
            onChoose={type(side)}
          />
        ))}
      </Card>
      {giving.error &&
        (giving.error instanceof BankProblem ? (
          <Notice tone="danger">{giving.error.message}</Notice>
        ) : (
          <Notice tone="offline" title={t('lost.title')}>
            {t('open.lost')}
          </Notice>
        ))}
      <Button type="submit" busy={giving.isPending}>
        {t('identity.submit')}
      </Button>
    </form>
  )
}

function useGive() {
  const wallet = useWallet()
  const queries = useQueryClient()
  const giving = useMutation({
    networkMode: 'always',
    mutationFn: (body: IdentityDetails) =>
      wallet.client.call('POST /v1/users/:userId/identity-details', {
        params: me,
        body,
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: (request) => {
      queries.setQueryData(identityQuery(wallet).queryKey, request)
      void queries.invalidateQueries({ queryKey: ['account'] })
    },
  })
  return { ...giving, give: useOnce(giving.mutate) }
}
