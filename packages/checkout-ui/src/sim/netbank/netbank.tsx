import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '../../design/button.tsx'
import { AlertIcon, OfflineIcon } from '../../design/icons.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { Blank } from '../blank.tsx'
import { useText } from '../locales/use-text.ts'
import { askNetbank, isNo, type Payment, type Secrets } from './doors.ts'
import { Frame } from './frame.tsx'
import { PaymentSteps } from './payment-steps.tsx'

interface NetbankProps {
  realm: string
  /** Which payment, as the network's address names it. */
  paymentKey: string
}

/** The pages of the bank that the payer chose: log in, pay or approve, and go back. */
export function Netbank({ realm, paymentKey }: NetbankProps) {
  const t = useText()
  const { locale } = useLanguage()
  const queries = useQueryClient()
  const queryKey = ['netbank', realm, paymentKey]
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => askNetbank<{ secrets: Secrets }>(realm, 'look', { key: paymentKey }),
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  })
  const payment = data && !isNo(data) ? data : null
  const name = payment?.bankName[locale === 'en' ? 'en' : 'zh']
  useEffect(() => {
    document.title = name ? t('netbank.title', { bank: name }) : t('netbank.loading')
  }, [t, name])

  if (payment) {
    const change = (next: Payment) => queries.setQueryData(queryKey, { ...payment, ...next })
    return (
      <Frame payment={payment}>
        <PaymentSteps
          {...{ realm, paymentKey, payment, secrets: payment.secrets }}
          onChange={change}
        />
      </Frame>
    )
  }
  return (
    <main className="flex min-h-dvh flex-col">
      <h1 className="sr-only">{t('netbank.sim')}</h1>
      {error && (
        <Blank icon={<OfflineIcon size={30} />} title={t('offline.title')}>
          {t('pay.noAnswer.text')}
          <p className="mt-4">
            <Button onClick={() => void refetch()}>{t('pay.tryAgain')}</Button>
          </p>
        </Blank>
      )}
      {data !== undefined && (
        <Blank icon={<AlertIcon size={30} />} title={t('netbank.unknown')}>
          {t('netbank.unknown.text')}
        </Blank>
      )}
      {data === undefined && !error && (
        <div role="status" className="sr-only">
          {t('netbank.loading')}
        </div>
      )}
    </main>
  )
}
