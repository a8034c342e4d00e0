import { useState, type SubmitEvent } from 'react'
import { Button } from '../../design/button.tsx'
import { ChoiceList } from '../../design/choice-list.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import type { Visit } from './doors.ts'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'
import { useStep } from './use-step.ts'

/** From which account, and the code that came by SMS. */
export function PayFrom({
  realm,
  payment,
  secrets,
  visit,
  onChange,
}: StepProps & { visit: Visit }) {
  const t = useText()
  const { locale } = useLanguage()
  const [card, choose] = useState(visit.accounts[0]?.card ?? '')
  const [code, setCode] = useState('')
  const { take, busy, no, isLost } = useStep(realm, onChange)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    take('pay', { visit: visit.visit, card, code })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <StepTitle>{t('netbank.pay', { amount: yuan(payment.amount) })}</StepTitle>
      <ChoiceList
        legend={t('netbank.account')}
        value={card}
        onChoose={choose}
        choices={visit.accounts.map((account) => ({
          value: account.card,
          name: t('netbank.accountName', { last4: account.last4 }),
          detail: account.about[locale === 'en' ? 'en' : 'zh'],
        }))}
      />
      <TextField
        label={t('netbank.code')}
        hint={t('netbank.code.hint', { code: secrets.code })}
        error={no?.left === undefined ? undefined : t('netbank.codeWrong', { left: no.left })}
        value={code}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        onChange={(event) => setCode(event.target.value)}
      />
      {isLost && <Notice tone="danger">{t('netbank.lost')}</Notice>}
      <Button type="submit" busy={busy === 'pay'}>
        {t('netbank.pay', { amount: yuan(payment.amount) })}
      </Button>
      <Button
        look="quiet"
        busy={busy === 'reject'}
        onClick={() => take('reject', { visit: visit.visit })}
      >
        {t('netbank.cancel')}
      </Button>
    </form>
  )
}
