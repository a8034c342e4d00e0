import type { ReactNode } from 'react'
import { Button } from '../../design/button.tsx'
import { ClockIcon, LinkBrokenIcon, LockIcon, OfflineIcon } from '../../design/icons.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import type { SessionEnd } from '../store.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { WayBack } from '../way-back.tsx'

function TroublePage(props: {
  sign: ReactNode
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  const t = useText()
  useDocumentTitle(t('title', { page: props.title }))
  return (
    <Frame>
      <Brand />
      <StatusScreen tone="waiting" sign={props.sign} title={props.title} actions={props.action}>
        {props.children}
      </StatusScreen>
    </Frame>
  )
}

/** The address has no token, and the tab remembers none. */
export function BrokenPage() {
  const t = useText()
  return (
    <TroublePage sign={<LinkBrokenIcon size={36} />} title={t('broken.title')} action={<WayBack />}>
      {t('broken.text')}
    </TroublePage>
  )
}

/** The bank does not know this page any more, or the merchant's app may not do this. */
export function EndedPage({ why, message }: SessionEnd) {
  const t = useText()
  return (
    <TroublePage
      sign={why === 'expired' ? <ClockIcon size={36} /> : <LockIcon size={36} />}
      title={t(`${why}.title`)}
      action={<WayBack />}
    >
      <p>{why === 'forbidden' && message}</p>
      <p>{t(`${why}.text`)}</p>
    </TroublePage>
  )
}

/** Nothing is known yet, and the bank does not answer. */
export function OfflinePage({ busy, onRetry }: { busy: boolean; onRetry: () => void }) {
  const t = useText()
  return (
    <TroublePage
      sign={<OfflineIcon size={36} />}
      title={t('offline.title')}
      action={
        <Button busy={busy} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {t('offline.text')}
    </TroublePage>
  )
}
