import { ButtonLink } from '../../design/button.tsx'
import { ClockIcon, CloseIcon } from '../../design/icons.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Sentences } from '../../design/sentences.tsx'
import { BillAmount } from '../bill/bill-amount.tsx'
import { Foot } from '../layout.tsx'
import { ReversedNotice } from '../notices/reversed-notice.tsx'
import { useText } from '../locales/use-text.ts'
import { useCheckout } from '../use-checkout.ts'

/** Not paid in time. */
export const ExpiredScreen = () => <EndedScreen how="expired" />

/** Taken back by the merchant. */
export const ClosedScreen = () => <EndedScreen how="closed" />

function EndedScreen({ how }: { how: 'expired' | 'closed' }) {
  const t = useText()
  const { bill, session } = useCheckout()
  const reversed = session?.payment?.status === 'reversed'
  return (
    <>
      <StatusScreen
        tone={how === 'expired' ? 'waiting' : 'quiet'}
        sign={how === 'expired' ? <ClockIcon size={36} /> : <CloseIcon size={36} />}
        title={t(`${how}.title`)}
        subject={<BillAmount bill={bill} />}
        actions={<ButtonLink href={bill.cancelUrl}>{t('choose.returnToMerchant')}</ButtonLink>}
      >
        {reversed ? (
          <div className="mt-4 text-start">
            <ReversedNotice />
          </div>
        ) : (
          <Sentences text={t(`${how}.text`)} />
        )}
      </StatusScreen>
      <Foot />
    </>
  )
}
