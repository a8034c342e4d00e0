import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { copyText } from '../../design/copy-text.ts'
import { useText } from '../locales/use-text.ts'
import { usePay } from '../pay-context.ts'
import { useMethodName } from '../use-method-name.ts'
import { hostAppOf } from './place.ts'

/** One app does not open another: how this page gets out of the one, into the browser that does. */
export function BrowserGuide({ channel }: { channel: string }) {
  const t = useText()
  const { visitor } = usePay()
  const method = useMethodName(channel)
  const app = hostAppOf(visitor.place)
  const [copied, setCopied] = useState<boolean>()
  const copy = async () => setCopied(await copyText(location.href))
  return (
    <div className="mt-3">
      <p className="text-pretty text-ink-2">
        {t('browser.why', { app: app ? t(`app.${app}`) : '', method })}
      </p>
      <ol className="mt-4 mb-6 flex flex-col gap-3">
        {([1, 2, 3] as const).map((step) => (
          <li key={step} className="flex items-center gap-3">
            <span className="grid size-8 shrink-0 place-items-center rounded-full bg-tide-soft font-strong text-tide">
              {step}
            </span>
            {t(`browser.step${step}`, { method })}
          </li>
        ))}
      </ol>
      <Button look="quiet" onClick={() => void copy()} data-first-focus>
        {t('browser.copy')}
      </Button>
      <p role="status" className="mt-2 min-h-6 text-center text-small text-ink-2">
        {copied !== undefined && t(copied ? 'browser.copied' : 'browser.notCopied')}
      </p>
    </div>
  )
}
