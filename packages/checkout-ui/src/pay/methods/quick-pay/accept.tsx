import type { QuickPayTerms } from '@qiantang/sdk/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { useId } from 'react'
import { Button } from '../../../design/button.tsx'
import { FieldError } from '../../../design/field-error.tsx'
import { Notice } from '../../../design/notice.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { useWords } from './words.ts'

interface AcceptProps {
  terms: UseQueryResult<QuickPayTerms>
  /** It was left out. */
  error: boolean
}

/** One box for the agreement, and the agreement to be read beneath it. */
export function Accept({ terms, error }: AcceptProps) {
  const words = useWords()
  const { agreed } = useDraft()
  const id = useId()
  if (terms.isError) {
    return (
      <Notice
        tone="offline"
        action={
          <Button look="plain" onClick={() => void terms.refetch()}>
            {words.retry}
          </Button>
        }
      >
        {words.lost}
      </Notice>
    )
  }
  const title = (terms.data?.agreements ?? []).map((text) => text.title).join(', ')
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-center gap-2.5 text-small text-ink-2">
        <input
          type="checkbox"
          name="agreed"
          checked={agreed}
          onChange={(event) => changeDraft({ agreed: event.target.checked })}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-note` : undefined}
          className="size-5 shrink-0 accent-tide"
        />
        <span>
          {words.agree} {title}
        </span>
      </label>
      <details className="text-small text-ink-2">
        <summary className="min-h-8 cursor-pointer text-tide">{title}</summary>
        <ol className="mt-1.5 flex list-decimal flex-col gap-1.5 ps-5">
          {words.terms.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
      {error && (
        <div id={`${id}-note`} className="mt-1.5 text-small">
          <FieldError>{words.mustAgree}</FieldError>
        </div>
      )}
    </div>
  )
}
