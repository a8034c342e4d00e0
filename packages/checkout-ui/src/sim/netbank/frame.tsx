import type { ReactNode } from 'react'
import { Amount } from '../../design/amount.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { LanguageSwitch, ThemeSwitch } from '../../design/switches.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import type { Payment } from './doors.ts'

/** The bank's name above, what is paid on one side, what is done about it on the other. */
export function Frame({ payment, children }: { payment: Payment; children: ReactNode }) {
  const t = useText()
  const { locale } = useLanguage()
  const bank = payment.bankName[locale === 'en' ? 'en' : 'zh']
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface">
        <div aria-hidden="true" className="h-1.5 bg-seal" />
        <div className="mx-auto flex max-w-240 flex-wrap items-center justify-between gap-x-6 px-5 py-3">
          <div>
            <h1 className="text-title">{t('netbank.title', { bank })}</h1>
            <p className="text-small text-ink-2">
              {t(payment.kind === 'corporate' ? 'netbank.corporate' : 'netbank.personal')}
            </p>
          </div>
          <p className="text-caption text-ink-2">{t('netbank.sim')}</p>
        </div>
      </header>
      <main className="mx-auto grid w-full max-w-240 grow content-start gap-6 px-5 py-6 desk:grid-cols-2 desk:gap-10 desk:py-10">
        <section aria-labelledby="netbank-bill">
          <h2 id="netbank-bill" className="pb-2 text-small text-ink-2">
            {t('netbank.bill')}
          </h2>
          <Card className="px-5 py-4">
            <p>
              <Amount fen={payment.amount} size="hero" />
            </p>
            <Facts
              facts={[
                { name: t('netbank.payee'), value: payment.payee },
                { name: t('netbank.for'), value: payment.description },
                { name: t('netbank.order'), value: payment.orderId },
              ]}
            />
          </Card>
        </section>
        <div>{children}</div>
      </main>
      <footer className="flex items-center justify-center pb-4 text-caption text-ink-2">
        <LanguageSwitch />
        <span aria-hidden="true" className="h-3 w-px bg-line" />
        <ThemeSwitch />
      </footer>
    </div>
  )
}
