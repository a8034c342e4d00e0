import type { PaymentLinkSummary } from '@qiantang/sdk/contract'
import { CheckIcon, ClockIcon, CloseIcon, LinkBrokenIcon } from '../design/icons.tsx'
import { StatusScreen } from '../design/screen.tsx'
import { Sentences } from '../design/sentences.tsx'
import { OnePane } from '../pay/layout.tsx'
import { useText } from './locales/use-text.ts'

/** The address leads to no link. */
export function BrokenLink() {
  const t = useText()
  return (
    <OnePane>
      <StatusScreen tone="waiting" sign={<LinkBrokenIcon size={36} />} title={t('broken.title')}>
        <Sentences text={t('broken.text')} />
      </StatusScreen>
    </OnePane>
  )
}

const signs = { used: CheckIcon, expired: ClockIcon, closed: CloseIcon } as const

/** A link that takes no more payments, and why. */
export function EndedLink({ link }: { link: PaymentLinkSummary }) {
  const t = useText()
  const how = howOf(link)
  const Sign = signs[how]
  return (
    <OnePane>
      <StatusScreen
        tone={how === 'expired' ? 'waiting' : 'quiet'}
        sign={<Sign size={36} />}
        title={t(`${how}.title`)}
        subject={
          <p className="wrap-anywhere text-ink-2">
            {t('about', { merchant: link.merchantName, description: link.description })}
          </p>
        }
      >
        <Sentences text={t(`${how}.text`)} />
      </StatusScreen>
    </OnePane>
  )
}

// A status that a later bank adds is as good as closed.
const howOf = ({ status }: PaymentLinkSummary): keyof typeof signs =>
  status === 'used' ? 'used' : status === 'expired' ? 'expired' : 'closed'
