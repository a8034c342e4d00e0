import type { ReactNode } from 'react'
import { LanguageSwitch, ThemeSwitch } from '../design/switches.tsx'
import { hashOf } from './link.ts'
import { useText } from './locales/use-text.ts'

/** The phone: all of the screen on a real one, drawn with its edges where there is room around it. */
export function Phone(props: { realmKey: string | undefined; children: ReactNode }) {
  const t = useText()
  return (
    <div className="flex min-h-dvh flex-col items-center tablet:justify-center tablet:gap-5 tablet:px-6 tablet:py-8">
      <div className="flex w-full grow flex-col tablet:h-[52rem] tablet:max-h-[calc(100dvh-9rem)] tablet:min-h-120 tablet:w-[25.5rem] tablet:grow-0 tablet:rounded-[3.25rem] tablet:bg-[#10201e] tablet:p-3 tablet:shadow-float tablet:outline-1 tablet:-outline-offset-1 tablet:outline-field/40">
        <main className="relative flex grow flex-col bg-paper tablet:min-h-0 tablet:overflow-hidden tablet:rounded-[2.5rem]">
          <StatusBar />
          {props.children}
          <HomeBar realmKey={props.realmKey} />
        </main>
      </div>
      <footer className="hidden flex-col items-center text-center text-caption text-ink-2 tablet:flex">
        <p className="max-w-100">{t('phone.about')}</p>
        <div className="flex items-center">
          <LanguageSwitch />
          <span aria-hidden="true" className="h-3 w-px bg-line" />
          <ThemeSwitch />
        </div>
      </footer>
    </div>
  )
}

/** The bar at the foot of the screen: to the apps. */
function HomeBar({ realmKey }: { realmKey: string | undefined }) {
  const t = useText()
  return (
    <nav className="sticky bottom-0 shrink-0 bg-paper tablet:static">
      <a
        href={hashOf({ realmKey, app: 'home' })}
        aria-label={t('home')}
        className="group grid h-8 place-items-center rounded-tile -outline-offset-4"
      >
        <span className="h-1.5 w-32 rounded-full bg-ink-3 transition-colors group-hover:bg-tide" />
      </a>
    </nav>
  )
}

/** What a phone shows at its top. Nothing but looks, so nobody is told of it. */
function StatusBar() {
  return (
    <div
      aria-hidden="true"
      className="hidden h-11 shrink-0 items-center justify-between px-8 tablet:flex"
    >
      <svg width="34" height="14" viewBox="0 0 34 14" className="text-ink" fill="currentColor">
        <rect x="0" y="9" width="4" height="5" rx="1" />
        <rect x="6" y="6" width="4" height="8" rx="1" />
        <rect x="12" y="3" width="4" height="11" rx="1" />
        <rect x="18" y="0" width="4" height="14" rx="1" opacity="0.3" />
      </svg>
      <span className="h-6 w-24 rounded-full bg-[#10201e]" />
      <svg
        width="34"
        height="14"
        viewBox="0 0 34 14"
        className="text-ink"
        fill="none"
        stroke="currentColor"
      >
        <rect x="5.5" y="1.5" width="23" height="11" rx="3.5" />
        <rect x="7.5" y="3.5" width="15" height="7" rx="2" fill="currentColor" stroke="none" />
        <path d="M31 5.5v3" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </div>
  )
}
