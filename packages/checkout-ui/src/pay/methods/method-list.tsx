import type { Channel } from '@qiantang/sdk/contract'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Badge, RadioCard } from '../../design/radio-card.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'
import { methods } from './methods.tsx'
import type { Way } from './offered.ts'
import type { OfferedMethod } from './pay-method.ts'

/** All the ways to pay, as one group of radios. What is not available stays visible and says why. */
export function MethodList(props: {
  checkout: Checkout
  ways: readonly Way[]
  chosen: Channel | undefined
  onChoose: (channel: Channel) => void
  /** The bill may be read and nothing be chosen. */
  disabled: boolean
  /** A choice is being confirmed. */
  held: boolean
}) {
  const t = useText()
  const { shown, more } = useFewer(props.ways, props.chosen)
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="sr-only">{t('choose.title')}</legend>
      {shown.map((way, index) => {
        const { mark: Mark, name } = methods[way.channel]
        return (
          <RadioCard
            key={way.channel}
            group="channel"
            value={way.channel}
            mark={<Mark />}
            name={name(t)}
            badge={way.available && <FeeBadge fee={way.payerFee} first={index === 0} />}
            detail={<WayDetail checkout={props.checkout} way={way} />}
            checked={way.channel === props.chosen}
            disabled={props.disabled || !isChoosable(way)}
            held={props.held}
            onChoose={() => props.onChoose(way.channel)}
          />
        )
      })}
      {more && (
        <Button look="quiet" onClick={more}>
          {t('elder.more')}
        </Button>
      )}
    </fieldset>
  )
}

/** In 长辈模式 the first two ways, until all are asked for. A chosen one is never hidden. */
function useFewer(ways: readonly Way[], chosen: Channel | undefined) {
  const elder = usePayStore((store) => store.elder)
  const [all, showAll] = useState(false)
  const few = ways.filter((way, index) => index < 2 || way.channel === chosen)
  if (!elder || all || few.length === ways.length) return { shown: ways, more: undefined }
  return { shown: few, more: () => showAll(true) }
}

// What works in the phone's browser only can be chosen: the page then says how to get there.
const isChoosable = ({ available, elsewhere }: Way) =>
  available && (elsewhere === undefined || elsewhere === 'browser')

function WayDetail({ checkout, way }: { checkout: Checkout; way: Way }) {
  const t = useText()
  const { Detail } = methods[way.channel]
  if (!way.available) return <Reason reason={way.reason} />
  if (way.elsewhere) return t(`method.elsewhere.${way.elsewhere}`)
  return <Detail checkout={checkout} method={way} product={way.product} />
}

/** What it costs; that it costs nothing is said once, where the choice is made for the payer. */
function FeeBadge({ fee, first }: { fee: number; first: boolean }) {
  const t = useText()
  if (fee > 0) return <Badge>{t('method.fee', { amount: yuan(fee) })}</Badge>
  return first && <Badge tone="good">{t('method.free')}</Badge>
}

const reasons = [
  'no_user',
  'no_account',
  'pin_not_set',
  'channel_down',
  'amount_out_of_range',
] as const

function Reason({ reason }: { reason: OfferedMethod['reason'] }) {
  const t = useText()
  const known = reasons.find((candidate) => candidate === reason)
  return t(`method.reason.${known ?? 'other'}`)
}
