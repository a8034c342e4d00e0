import type { ReactNode } from 'react'
import { AlertIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'

/** What is wrong with a field, read out at once. */
export function FieldError({ children }: { children: ReactNode }) {
  const t = useDesignText()
  return (
    <p role="alert" className="flex items-start gap-1.5 text-seal">
      <AlertIcon size={22} />
      <span>
        <span className="sr-only">{t('design.error')}</span>
        {children}
      </span>
    </p>
  )
}
