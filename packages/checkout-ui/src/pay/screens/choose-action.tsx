import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { useHydrated } from '../../design/use-hydrated.ts'
import { waitingFor, type Checkout } from '../checkout.ts'
import { Arriving, later } from '../later.tsx'
import { useText } from '../locales/use-text.ts'
import { OpenElsewhere } from '../environment/open-elsewhere.tsx'
import { methods } from '../methods/methods.tsx'
import type { Way } from '../methods/offered.ts'
import { PartLost } from '../part-lost.tsx'
import { shortfall } from '../shortfall.ts'
import { usePayStore } from '../store.ts'
import { choiceOf, useConfirm } from '../use-confirm.ts'
import type { ToWalletProps } from './to-wallet.tsx'
import { WayBack } from './way-back.tsx'

interface Choice {
  checkout: Checkout
  chosen: Way | undefined
}

/** The one button of the page: pay, or what has to come before paying, or the way back. */
export function ChooseAction({ checkout, chosen }: Choice) {
  const t = useText()
  if (checkout.access === 'reader') return <WayBack checkout={checkout} />
  if (!chosen) {
    const lacksPin = checkout.bill.methods.some(({ reason }) => reason === 'pin_not_set')
    return lacksPin ? (
      <ToWallet
        view="pin"
        checkout={checkout}
        label={t('choose.setPin')}
        told={t('choose.settingPin')}
      />
    ) : (
      <WayBack checkout={checkout} />
    )
  }
  if (chosen.elsewhere) return <OpenElsewhere way={chosen} />
  const short = shortfall(checkout, chosen)
  if (short > 0) {
    return (
      <ToWallet
        view="top-up"
        amount={short}
        checkout={checkout}
        label={t('choose.topUp', { amount: yuan(short) })}
        told={t('choose.toppingUp')}
      />
    )
  }
  return <Pay checkout={checkout} chosen={chosen} />
}

function Pay({ checkout, chosen }: { checkout: Checkout; chosen: Way }) {
  const t = useText()
  const { confirm, busy } = useConfirm(checkout)
  const { tellOf, left } = usePayStore((store) => store)
  const waiting = waitingFor(checkout)?.payment
  // What has been told already, before a reload or on another page, is not asked for again.
  const isUnderWay = waiting?.channel === chosen.channel && waiting.id !== left
  const press = () =>
    methods[chosen.channel].before && !isUnderWay
      ? tellOf(chosen.channel)
      : confirm(choiceOf(chosen))
  const { merchantName, total } = checkout.bill
  return (
    <Button busy={busy} onClick={press}>
      <span className="line-clamp-2 text-balance wrap-anywhere">
        {t('choose.pay', { merchant: merchantName, amount: yuan(total + chosen.payerFee) })}
      </span>
    </Button>
  )
}

const wallet = later(async () => (await import('./to-wallet.tsx')).ToWallet)

/** What has to be done in the wallet first; the part that opens it is fetched by those who need it. */
function ToWallet(props: ToWalletProps) {
  const hydrated = useHydrated()
  const meanwhile = <Button busy={hydrated}>{props.label}</Button>
  if (!hydrated) return meanwhile
  return (
    <Arriving meanwhile={meanwhile} lost={<PartLost />}>
      <wallet.Part {...props} />
    </Arriving>
  )
}
