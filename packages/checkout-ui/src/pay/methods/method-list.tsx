import type { Channel } from '@qiantang/sdk/contract'
import { yuan } from '../../design/money.ts'
import { Badge, RadioCard } from '../../design/radio-card.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { inOrder, methods } from './methods.tsx'
import type { OfferedMethod } from './pay-method.ts'

/** All the ways to pay, as one group of radios. What is not available stays visible and says why. */
export function MethodList(props: {
  checkout: Checkout
  chosen: Channel | undefined
  onChoose: (channel: Channel) => void
  /** The bill may be read and nothing be chosen. */
  disabled: boolean
  /** A choice is being confirmed. */
  held: boolean
}) {
  const t = useText()
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="sr-only">{t('choose.title')}</legend>
      {inOrder(props.checkout.bill.methods).map((method, index) => {
        const { mark: Mark, name, Detail } = methods[method.channel]
        return (
          <RadioCard
            key={method.channel}
            group="channel"
            value={method.channel}
            mark={<Mark />}
            name={name(t)}
            badge={method.available && <FeeBadge fee={method.payerFee} first={index === 0} />}
            detail={
              method.available ? (
                <Detail checkout={props.checkout} method={method} />
              ) : (
                <Reason reason={method.reason} />
              )
            }
            checked={method.channel === props.chosen}
            disabled={props.disabled || !method.available}
            held={props.held}
            onChoose={() => props.onChoose(method.channel)}
          />
        )
      })}
    </fieldset>
  )
}

/** What it costs; that it costs nothing is said once, where the choice is made for the payer. */
function FeeBadge({ fee, first }: { fee: number; first: boolean }) {
  const t = useText()
  if (fee > 0) return <Badge>{t('method.fee', { amount: yuan(fee) })}</Badge>
  return first && <Badge tone="good">{t('method.free')}</Badge>
}

const reasons = ['no_user', 'no_account', 'pin_not_set', 'channel_down'] as const

function Reason({ reason }: { reason: OfferedMethod['reason'] }) {
  const t = useText()
  const known = reasons.find((candidate) => candidate === reason)
  return t(`method.reason.${known ?? 'other'}`)
}
