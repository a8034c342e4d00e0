import { useEffect, useState } from 'react'
import { Button } from '../design/button.tsx'
import { LinkBrokenIcon, OfflineIcon } from '../design/icons.tsx'
import { StatusScreen } from '../design/screen.tsx'
import { LanguageSwitch, ThemeSwitch } from '../design/switches.tsx'
import { TillRefusal, type Till } from './doors.ts'
import { DayCard } from './journal/day-card.tsx'
import { Journal } from './journal/journal.tsx'
import { useText } from './locales/use-text.ts'
import { EnterAmount } from './sale/enter-amount.tsx'
import { ReadCode } from './sale/read-code.tsx'
import { SaleScreen } from './sale/sale-screen.tsx'
import { useTill } from './use-till.ts'

/** What the cashier is at. */
type Step =
  | { at: 'amount'; again?: true }
  | { at: 'read'; amount: number }
  | { at: 'sale'; reference: string }

/** The till: on one side what is being done, on the other what was done. */
export function Terminal() {
  const t = useText()
  const { data: till, error, refetch } = useTill()
  useEffect(() => {
    document.title = till ? t('pos.at', { shop: till.name }) : t('title')
  }, [t, till])
  return (
    <div className="flex min-h-dvh flex-col print:bg-white">
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex w-full max-w-240 items-center justify-between gap-4 px-5 py-2">
          <p className="min-w-0 font-strong wrap-anywhere">{till?.name ?? t('title')}</p>
          <span className="flex shrink-0 items-center">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
        </div>
      </header>
      <main className="mx-auto w-full max-w-240 grow px-5 py-6 desk:py-10">
        {till ? (
          <Open till={till} />
        ) : error instanceof TillRefusal ? (
          <StatusScreen
            tone="waiting"
            sign={<LinkBrokenIcon size={36} />}
            title={t('noTill.title')}
          >
            {t('noTill.text')}
          </StatusScreen>
        ) : error ? (
          <StatusScreen
            tone="waiting"
            sign={<OfflineIcon size={36} />}
            title={t('offline.title')}
            actions={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}
          >
            {t('offline.text')}
          </StatusScreen>
        ) : (
          <p role="status" className="sr-only">
            {t('loading')}
          </p>
        )}
      </main>
      <footer className="pb-4 text-center text-caption text-ink-2 print:hidden">
        {t('pos.sim')}
      </footer>
    </div>
  )
}

function Open({ till }: { till: Till }) {
  const [step, go] = useState<Step>({ at: 'amount' })
  const toSale = (reference: string) => go({ at: 'sale', reference })
  return (
    <div className="grid items-start gap-8 desk:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] desk:gap-12">
      <div className="mx-auto w-full max-w-104">
        {step.at === 'amount' && (
          <EnterAmount
            isAfterAnother={step.again ?? false}
            onRead={(amount) => go({ at: 'read', amount })}
            onShown={toSale}
          />
        )}
        {step.at === 'read' && (
          <ReadCode
            amount={step.amount}
            onTaken={toSale}
            onBack={() => go({ at: 'amount', again: true })}
          />
        )}
        {step.at === 'sale' && (
          <SaleScreen
            key={step.reference}
            reference={step.reference}
            shop={till.name}
            onNext={() => go({ at: 'amount', again: true })}
            onAgain={(amount) => go({ at: 'read', amount })}
          />
        )}
      </div>
      <div className="min-w-0 print:hidden">
        <DayCard takings={till.takings} />
        <Journal sales={till.sales} onOpen={toSale} />
      </div>
    </div>
  )
}
