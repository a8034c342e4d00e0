import type { ReactNode } from 'react'
import { useText } from './locales/use-text.ts'

/** The head of the messages app: its name, and what is chosen in it. */
export function AppBar({ children }: { children?: ReactNode }) {
  const t = useText()
  return (
    <header className="sticky top-0 z-10 shrink-0 border-b border-line bg-paper px-5 pt-3 pb-3 tablet:static tablet:pt-1">
      <h1 className="text-figure">{t('title')}</h1>
      {children}
    </header>
  )
}
