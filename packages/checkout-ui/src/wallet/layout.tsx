import type { ReactNode } from 'react'
import { BackIcon } from '../design/icons.tsx'
import { TideMark } from '../design/marks/pay-marks.tsx'
import { ScreenTitle } from '../design/screen.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { LanguageSwitch, ThemeSwitch } from '../design/switches.tsx'
import { TideLines } from '../design/tide-lines.tsx'
import { useText } from './locales/use-text.ts'
import { goBack } from './place.ts'
import { useDocumentTitle } from './use-arrival.ts'

interface PageProps {
  title: string
  /** Where the arrow leads; by default one page back. */
  onBack?: () => void
  /** `wide` has two columns on a desk. */
  width?: 'narrow' | 'wide'
  children: ReactNode
}

const widths = {
  narrow: 'max-w-[30rem]',
  wide: 'max-w-[30rem] desk:max-w-[64rem]',
} as const

/** A page of the wallet below its home: an arrow back, its name, what it is about. */
export function Page({ title, onBack = goBack, width = 'narrow', children }: PageProps) {
  const t = useText()
  useDocumentTitle(t('title', { page: title }))
  return (
    <Frame width={width}>
      <header className="flex items-center gap-1">
        <button
          type="button"
          aria-label={t('back')}
          onClick={onBack}
          className="-ml-3 grid size-11 shrink-0 place-items-center rounded-full text-ink-2 transition-[color,translate] hover:-translate-x-0.5 hover:text-tide"
        >
          <BackIcon size={22} />
        </button>
        <ScreenTitle>{title}</ScreenTitle>
      </header>
      {children}
    </Frame>
  )
}

/** One column on paper with the river at its foot; nothing moves when one page takes another's place. */
export function Frame({
  width = 'narrow',
  children,
}: {
  width?: PageProps['width']
  children: ReactNode
}) {
  return (
    <div className="relative flex min-h-dvh flex-col overflow-x-clip">
      <TideLines className="absolute bottom-0 left-0 hidden h-112 w-full opacity-50 desk:block" />
      <div
        className={`relative mx-auto flex w-full grow flex-col px-4 pt-3 tablet:px-6 tablet:pt-10 ${widths[width ?? 'narrow']}`}
      >
        <main className="flex grow flex-col">{children}</main>
        <Foot />
      </div>
    </div>
  )
}

/** The bank's name where a page has no other. */
export function Brand() {
  const t = useText()
  return (
    <span className="flex min-h-11 items-center gap-2.5 font-strong [&_svg]:size-8">
      <TideMark />
      {t('brand')}
    </span>
  )
}

function Foot() {
  const t = useText()
  return (
    <footer className="flex flex-col items-center pt-8 pb-2 text-center text-caption text-ink-2 desk:pb-6">
      <p>{t('foot')}</p>
      <div className="flex items-center">
        <LanguageSwitch />
        <span aria-hidden="true" className="h-3 w-px bg-line" />
        <ThemeSwitch />
      </div>
    </footer>
  )
}

/** The bones of a page: what arrives later takes this place. */
export function Loading() {
  const t = useText()
  return (
    <Frame>
      <div role="status" className="sr-only">
        <h1>{t('loading')}</h1>
      </div>
      <div aria-hidden="true">
        <Skeleton className="my-1.5 h-8 w-40" />
        <Skeleton className="mt-4 h-44 w-full rounded-card" />
        <Skeleton className="mt-4 h-19 w-full rounded-card" />
        <Skeleton className="mt-4 h-56 w-full rounded-card" />
      </div>
    </Frame>
  )
}
