import { useState, type SubmitEvent } from 'react'
import { Button } from '../../design/button.tsx'
import { ChoiceList } from '../../design/choice-list.tsx'
import { Notice } from '../../design/notice.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useText } from '../locales/use-text.ts'
import type { Visit } from './doors.ts'
import type { StepProps } from './step-props.ts'
import { useStep } from './use-step.ts'

/** A person logs in by mobile; of a company one of its operators. */
export function LogIn(props: StepProps & { paymentKey: string; onVisit: (visit: Visit) => void }) {
  const { payment, secrets } = props
  const t = useText()
  const isCompany = payment.kind === 'corporate'
  const [customer, setCustomer] = useState(isCompany ? secrets.company : '13800138000')
  const isEntered = payment.state === 'entered'
  const [operator, choose] = useState(
    isEntered ? secrets.operators.checker : secrets.operators.maker,
  )
  const [password, setPassword] = useState('')
  const { take, busy, no, isLost } = useStep(props.realm, ({ visit, who, accounts, ...answer }) => {
    props.onChange(answer)
    if (visit && who && accounts) props.onVisit({ visit, who, accounts })
  })

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    take('log-in', { key: props.paymentKey, customer, operator, password })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="text-title">{t('netbank.logIn')}</h2>
      {isEntered && (
        <Notice tone="waiting" title={t('netbank.entered')}>
          {t('netbank.entered.text')}
        </Notice>
      )}
      <TextField
        label={t(isCompany ? 'netbank.customer' : 'netbank.mobile')}
        hint={isCompany ? undefined : t('netbank.mobile.hint')}
        value={customer}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setCustomer(event.target.value)}
      />
      {isCompany && (
        <ChoiceList
          legend={t('netbank.operator')}
          value={operator}
          onChoose={choose}
          choices={[
            {
              value: secrets.operators.maker,
              name: t('netbank.maker'),
              detail: t('netbank.maker.about'),
            },
            {
              value: secrets.operators.checker,
              name: t('netbank.checker'),
              detail: t('netbank.checker.about'),
            },
          ]}
        />
      )}
      <TextField
        label={t('netbank.password')}
        hint={t('netbank.password.hint', { password: secrets.password })}
        error={no ? t('netbank.logInWrong') : undefined}
        type="password"
        value={password}
        autoComplete="off"
        onChange={(event) => setPassword(event.target.value)}
      />
      {isLost && <Notice tone="danger">{t('netbank.lost')}</Notice>}
      <Button type="submit" busy={busy !== null}>
        {t('netbank.logIn')}
      </Button>
    </form>
  )
}
