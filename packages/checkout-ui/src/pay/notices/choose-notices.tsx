import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { inOrder } from '../methods/methods.tsx'
import { usePayStore } from '../store.ts'
import { useCheckoutQuery } from '../use-checkout.ts'
import { ChangedNotice } from './changed-notice.tsx'

/** What the payer should know before choosing, the most urgent one first. */
export function ChooseNotices({ checkout }: { checkout: Checkout }) {
  return (
    <div className="flex flex-col gap-3 not-empty:mb-4">
      <StepNotice checkout={checkout} />
      <ChangedNotice bill={checkout.bill} />
      <StandingNotice checkout={checkout} />
      <OfflineNotice />
    </div>
  )
}

/** What came of the payer's last step, or of the attempt it led to. */
function StepNotice({ checkout }: { checkout: Checkout }) {
  const t = useText()
  const notice = usePayStore((store) => store.notice)
  const failure = checkout.session?.payment?.failure
  if (!notice) return failure && <Notice tone="danger">{failure.message}</Notice>
  if (notice.kind === 'wallet') return <Notice>{notice.message}</Notice>
  if (notice.kind === 'problem') return <Notice tone="danger">{notice.message}</Notice>
  return (
    <Notice tone="offline" title={t('choose.lostTitle')}>
      {t('choose.lost')}
    </Notice>
  )
}

/** What holds as long as this checkout is as it is. */
function StandingNotice({ checkout }: { checkout: Checkout }) {
  const t = useText()
  if (checkout.access === 'reader') {
    return <Notice title={t('choose.readOnlyTitle')}>{t('choose.readOnly')}</Notice>
  }
  const offered = inOrder(checkout.bill.methods)
  const hopeless = offered.every(({ available, reason }) => !available && reason !== 'pin_not_set')
  return hopeless ? <Notice tone="waiting">{t('choose.none')}</Notice> : null
}

/** The bank could not be asked: what stands here may be old. */
function OfflineNotice() {
  const t = useText()
  const { isError, isFetching, refetch } = useCheckoutQuery()
  if (!isError) return null
  return (
    <Notice
      tone="offline"
      title={t('choose.offlineTitle')}
      action={
        <Button look="plain" busy={isFetching} onClick={() => void refetch()}>
          {t('choose.retry')}
        </Button>
      }
    >
      {t('choose.offline')}
    </Notice>
  )
}
