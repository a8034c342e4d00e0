import { Button } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { useText } from './locales/use-text.ts'

/** A part of the page did not arrive. A fresh page tries again; the bank knows where the payer was. */
export function PartLost() {
  const t = useText()
  return (
    <div className="my-6">
      <Notice
        tone="offline"
        title={t('part.lostTitle')}
        action={
          <Button look="plain" onClick={() => location.reload()}>
            {t('part.reload')}
          </Button>
        }
      >
        {t('part.lost')}
      </Notice>
    </div>
  )
}
