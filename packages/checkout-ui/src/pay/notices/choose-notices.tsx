import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import type { Way } from '../methods/offered.ts'
import { ownWords } from '../own-words.ts'
import { usePayStore } from '../store.ts'
import { useCheckoutQuery } from '../use-checkout.ts'
import { ChangedNotice } from './changed-notice.tsx'
import { ReversedNotice } from './reversed-notice.tsx'

/** What the payer should know before choosing, the most urgent one first. */
export function ChooseNotices({ checkout, ways }: { checkout: Checkout; ways: readonly Way[] }) {
  return (
    <div className="flex flex-col gap-3 not-empty:mb-4">
      <StepNotice checkout={checkout} />
      <ReversedNotice />
      <ChangedNotice bill={checkout.bill} />
      <StandingNotice checkout={checkout} ways={ways} />
      <OfflineNotice />
    </div>
  )
}

/** What came of the payer's last step, or of the attempt it led to. */
function StepNotice({ checkout }: { checkout: Checkout }) {
  const t = useText()
  const notice = usePayStore((store) => store.notice)
  const failure = checkout.session?.payment?.failure
  const { catalogue } = useLanguage()
  const reversed = checkout.session?.payment?.status === 'reversed'
  if (!notice) {
    return (
      failure &&
      !reversed && (
        <Notice tone="danger">{ownWords(catalogue, failure.code) ?? failure.message}</Notice>
      )
    )
  }
  if (notice.kind === 'wallet') return <Notice>{notice.message}</Notice>
  if (notice.kind === 'problem') return <Notice tone="danger">{notice.message}</Notice>
  return (
    <Notice tone="offline" title={t('choose.lostTitle')}>
      {t('choose.lost')}
    </Notice>
  )
}

/** What holds as long as this checkout is as it is. */
function StandingNotice({ checkout, ways }: { checkout: Checkout; ways: readonly Way[] }) {
  const t = useText()
  if (checkout.access === 'reader') {
    return <Notice title={t('choose.readOnlyTitle')}>{t('choose.readOnly')}</Notice>
  }
  const hopeless = ways.every(
    ({ available, elsewhere, reason }) =>
      (!available || (elsewhere && elsewhere !== 'browser')) && reason !== 'pin_not_set',
  )
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
