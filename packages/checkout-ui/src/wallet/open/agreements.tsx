import type { Application } from '@qiantang/sdk/contract'
import { useState, type ReactNode, type Ref } from 'react'
import { Button } from '../../design/button.tsx'
import { AlertIcon } from '../../design/icons.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { useText } from '../locales/use-text.ts'
import { AgreementText } from './agreement-text.tsx'
import { hasText } from './agreement-texts.ts'

type Agreement = Application['agreements'][number]

interface AgreementsProps {
  id: string
  ref: Ref<HTMLInputElement>
  agreements: Agreement[]
  agreed: boolean
  onAgree: (agreed: boolean) => void
  error: ReactNode
}

/** One box for all the texts, and each of them to be read. */
export function Agreements({ id, ref, agreements, agreed, onAgree, error }: AgreementsProps) {
  const t = useText()
  const [reading, read] = useState<Agreement>()
  const [open, setOpen] = useState(false)
  return (
    <div className="px-1">
      <div className="flex items-start gap-1">
        <label
          htmlFor={id}
          className="-ml-2 grid size-8 shrink-0 cursor-pointer place-items-center"
        >
          <input
            id={id}
            ref={ref}
            type="checkbox"
            name="agreements"
            checked={agreed}
            onChange={(event) => onAgree(event.target.checked)}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-texts${error ? ` ${id}-note` : ''}`}
            aria-label={t('open.agree')}
            className="size-5 accent-tide"
          />
        </label>
        <p id={`${id}-texts`} className="text-small leading-8 text-ink-2">
          <label htmlFor={id}>{t('open.agree')}</label>{' '}
          {agreements.map((agreement) => (
            <span key={agreement.code} className="inline-block">
              {hasText(agreement) ? (
                <button
                  type="button"
                  className="text-left text-tide underline-offset-4 hover:underline"
                  onClick={() => {
                    read(agreement)
                    setOpen(true)
                  }}
                >
                  {t('open.agreement', { title: agreement.title })}
                </button>
              ) : (
                t('open.agreement', { title: agreement.title })
              )}
            </span>
          ))}
        </p>
      </div>
      <p id={`${id}-note`} role="alert" className="mt-1 text-small text-seal">
        {error && (
          <span className="flex items-start gap-1.5">
            <AlertIcon size={22} />
            {error}
          </span>
        )}
      </p>
      <Sheet title={reading?.title ?? ''} open={open} onClose={() => setOpen(false)}>
        {reading && <AgreementText {...reading} />}
        <div className="mt-6">
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('close')}
          </Button>
        </div>
      </Sheet>
    </div>
  )
}
