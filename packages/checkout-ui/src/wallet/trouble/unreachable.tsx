import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'

/** A part of a page that could not be had; the rest of it stays. */
export function Unreachable({ busy, onRetry }: { busy: boolean; onRetry: () => void }) {
  const t = useText()
  return (
    <div className="mt-5">
      <Notice
        tone="waiting"
        title={t('offline.title')}
        action={
          <Button look="plain" busy={busy} onClick={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {t('offline.text')}
      </Notice>
    </div>
  )
}
