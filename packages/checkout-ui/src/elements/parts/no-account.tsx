import { Framed } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'

/** What an element shows that needs an account where there is none. */
export function NoAccount({ children, onCancel }: { children: string; onCancel?: () => void }) {
  const t = useElementText()
  return (
    <Framed screen="no-account" title={t('element.noAccountTitle')} {...(onCancel && { onCancel })}>
      <p className="mt-1 text-small text-ink-2">{children}</p>
    </Framed>
  )
}
