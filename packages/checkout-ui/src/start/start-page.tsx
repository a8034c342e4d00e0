import { useEffect } from 'react'
import { TideMark } from '../design/marks/pay-marks.tsx'
import { ScreenTitle } from '../design/screen.tsx'
import { LanguageSwitch, ThemeSwitch } from '../design/switches.tsx'
import { TideLines } from '../design/tide-lines.tsx'
import { BankCard } from './bank-card.tsx'
import { BuyCard } from './buy-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { CodeCard } from './code-card.tsx'
import { useText } from './locales/use-text.ts'
import { useSandbox } from './sandbox-context.ts'

/** Three ways in: as a payer, as the bank, as whoever writes the code; and the clock they all live by. */
export function StartPage() {
  const t = useText()
  const sandbox = useSandbox()
  useEffect(() => {
    document.title = t('title')
  }, [t])
  return (
    <div className="relative flex min-h-dvh flex-col overflow-x-clip">
      <TideLines className="pointer-events-none absolute bottom-0 left-0 h-48 w-full opacity-50 desk:h-112" />
      <div className="relative mx-auto flex w-full max-w-[78rem] grow flex-col px-4 pt-4 pb-10 tablet:px-8 desk:px-12">
        <header className="flex items-center justify-between gap-4">
          <span className="flex items-center gap-2.5 font-strong [&_svg]:size-8">
            <TideMark />
            {t('brand')}
          </span>
          <span className="flex items-center">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
        </header>
        <main className="mt-8 desk:mt-14">
          <div className="grid items-end gap-6 desk:grid-cols-[minmax(0,1fr)_25rem] desk:gap-10">
            <div>
              <ScreenTitle className="text-figure! desk:text-hero!">{t('hero.title')}</ScreenTitle>
              <p className="mt-3 max-w-2xl text-pretty text-ink-2">
                {t(sandbox ? 'hero.text' : 'hero.bare')}
              </p>
            </div>
            {sandbox && <ClockCard />}
          </div>
          <div className="mt-8 grid items-start gap-5 desk:mt-10 desk:grid-cols-[minmax(0,25rem)_minmax(0,1fr)] desk:gap-6">
            <div className="grid gap-5 tablet:grid-cols-2 desk:grid-cols-1 desk:gap-6">
              {sandbox && <BuyCard />}
              <BankCard />
            </div>
            <CodeCard />
          </div>
        </main>
      </div>
    </div>
  )
}
