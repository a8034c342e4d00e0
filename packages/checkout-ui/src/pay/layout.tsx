import type { ReactNode } from 'react'
import { LanguageSwitch, ThemeSwitch } from '../design/switches.tsx'
import { TideLines } from '../design/tide-lines.tsx'
import { useText } from './locales/use-text.ts'

const column = 'mx-auto w-full max-w-[30rem] px-4 tablet:px-6 desk:px-0'

/** Bill and screen: one under the other on a phone, two panes on a desk. */
export function TwoPanes({ bill, children }: { bill: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col desk:grid desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="relative desk:flex desk:flex-col desk:overflow-hidden">
        <div
          className={`relative z-10 pt-3 tablet:pt-10 desk:me-16 desk:max-w-[25rem] desk:pt-18 ${column}`}
        >
          {bill}
        </div>
        <TideLines className="mt-auto hidden h-48 w-full shrink-0 desk:block" />
      </div>
      <main className="flex grow flex-col desk:border-s desk:border-rim desk:bg-surface desk:shadow-seam">
        <div className={`flex grow flex-col pt-6 tablet:pt-8 desk:ms-16 desk:pt-18 ${column}`}>
          {children}
        </div>
      </main>
    </div>
  )
}

/** One column in the middle, where there is no bill to show. */
export function OnePane({ children }: { children: ReactNode }) {
  return (
    <main className={`flex min-h-dvh flex-col pt-16 tablet:pt-24 ${column}`}>
      {children}
      <Foot />
    </main>
  )
}

/** Who runs this, in which language, by which light. Leaves room for the bar that floats on a phone. */
export function Foot(props: { belowBar?: boolean; children?: ReactNode }) {
  const { belowBar = false, children } = props
  const t = useText()
  return (
    <footer
      className={`mt-auto flex flex-col items-center print:hidden pt-8 text-center text-caption text-ink-3 ${belowBar ? 'pb-36 tablet:pb-6' : 'pb-6'}`}
    >
      <p>{t('choose.foot')}</p>
      <div className="mt-1 flex flex-wrap items-center justify-center">
        {children}
        <LanguageSwitch />
        <span aria-hidden="true" className="h-3 w-px bg-line settled:hidden" />
        <ThemeSwitch />
      </div>
    </footer>
  )
}

/** In the thumb's reach on a phone, below the list elsewhere. */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-bar tablet:static tablet:mt-6 tablet:border-0 tablet:bg-transparent tablet:p-0 tablet:shadow-none">
      {children}
    </div>
  )
}
