import { Button } from '../../design/button.tsx'
import { LinkBrokenIcon, OfflineIcon } from '../../design/icons.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Sentences } from '../../design/sentences.tsx'
import { OnePane } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'

/** The address leads to no order. There is nobody to lead back to, so it says what to do instead. */
export function BrokenScreen() {
  const t = useText()
  return (
    <OnePane>
      <StatusScreen tone="waiting" sign={<LinkBrokenIcon size={36} />} title={t('broken.title')}>
        <Sentences text={t('broken.text')} />
      </StatusScreen>
    </OnePane>
  )
}

/** Nothing of the order is known yet, and the bank does not answer. */
export function OfflineScreen({ busy, onRetry }: { busy: boolean; onRetry: () => void }) {
  const t = useText()
  return (
    <OnePane>
      <StatusScreen
        tone="waiting"
        sign={<OfflineIcon size={36} />}
        title={t('offline.title')}
        actions={
          <Button busy={busy} onClick={onRetry}>
            {t('offline.retry')}
          </Button>
        }
      >
        <Sentences text={t('offline.text')} />
      </StatusScreen>
    </OnePane>
  )
}
