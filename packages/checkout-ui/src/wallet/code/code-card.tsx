import { lazy, Suspense, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useRemaining } from '../../design/use-remaining.ts'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'
import type { PayCode } from './use-pay-code.ts'

// What draws it is loaded by those who show a code, and by nobody else.
const CodePicture = lazy(async () => ({
  default: (await import('./code-picture.tsx')).CodePicture,
}))

/** The code for the till, how long until the next one, and its digits for whoever asks. */
export function CodeCard({
  shown,
}: {
  shown: Extract<PayCode, { show: 'code' | 'offline_code' }>
}) {
  const t = useText()
  return (
    <div className="flex flex-col items-center">
      <Suspense fallback={<CodeBones />}>
        <div className="w-full animate-appear" key={shown.id}>
          <CodePicture code={shown.code} />
        </div>
      </Suspense>
      <TimeLeft key={`until ${shown.id}`} {...shown} />
      <Digits key={shown.id} code={shown.code} />
      <p className="mt-1 text-center text-caption text-balance text-ink-2">{t('code.care')}</p>
    </div>
  )
}

/** As large as the code that will be there. */
export const CodeBones = () => <Skeleton className="mx-auto h-90 w-full rounded-control" />

function TimeLeft({ refreshAt }: { refreshAt: string }) {
  const t = useText()
  const left = useRemaining(refreshAt, useWallet().clock)
  const [whole] = useState(() => Math.max(1000, left))
  return (
    <div className="mt-3 w-full max-w-60" aria-hidden="true">
      <div className="h-1 overflow-hidden rounded-full bg-line">
        <div
          className="h-full rounded-full bg-tide transition-[width] duration-250 ease-linear"
          style={{ width: `${Math.min(100, (100 * left) / whole)}%` }}
        />
      </div>
      <p className="mt-1 text-center text-caption text-ink-2">
        {t('code.refresh', { seconds: String(left / 1000) })}
      </p>
    </div>
  )
}

/** In groups, to be read out; behind dots until somebody asks, so that a look over the shoulder sees nothing. */
function Digits({ code }: { code: string }) {
  const t = useText()
  const [open, show] = useState(false)
  const groups = code.match(/.{1,4}/g) ?? []
  return (
    <p className="mt-1 flex flex-wrap items-center justify-center gap-x-1">
      {open ? (
        <span className="font-mono text-body">{groups.join(' ')}</span>
      ) : (
        <span className="font-mono text-small text-ink-2">
          <span className="sr-only">{t('code.digitsHidden')}</span>
          <span aria-hidden="true">
            {groups.map((group) => '•'.repeat(group.length)).join(' ')}
          </span>
        </span>
      )}
      <Button look="plain" aria-pressed={open} onClick={() => show(!open)}>
        {t(open ? 'code.hideDigits' : 'code.showDigits')}
      </Button>
    </p>
  )
}
