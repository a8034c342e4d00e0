import { Button, ButtonLink } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import type { KnownMethod } from '../methods/methods.tsx'
import { shortfall } from '../shortfall.ts'
import { useConfirm } from '../use-confirm.ts'
import { useOpenWallet } from '../use-open-wallet.ts'

interface Choice {
  checkout: Checkout
  chosen: KnownMethod | undefined
}

/** The one button of the page: pay, or what has to come before paying, or the way back. */
export function ChooseAction({ checkout, chosen }: Choice) {
  const t = useText()
  if (checkout.access === 'reader') return <WayBack checkout={checkout} />
  if (!chosen) {
    const lacksPin = checkout.bill.methods.some(({ reason }) => reason === 'pin_not_set')
    return lacksPin ? (
      <ToWallet view="pin" label={t('choose.setPin')} told={t('choose.settingPin')} />
    ) : (
      <WayBack checkout={checkout} />
    )
  }
  const short = shortfall(checkout, chosen)
  if (short > 0) {
    const label = t('choose.topUp', { amount: yuan(short) })
    return <ToWallet view="top-up" amount={short} label={label} told={t('choose.toppingUp')} />
  }
  return <Pay checkout={checkout} chosen={chosen} />
}

function Pay({ checkout, chosen }: { checkout: Checkout; chosen: KnownMethod }) {
  const t = useText()
  const { confirm, busy } = useConfirm(checkout)
  const { merchantName, total } = checkout.bill
  return (
    <Button busy={busy} onClick={() => confirm(chosen.channel)}>
      <span className="line-clamp-2 text-balance wrap-anywhere">
        {t('choose.pay', { merchant: merchantName, amount: yuan(total + chosen.payerFee) })}
      </span>
    </Button>
  )
}

function ToWallet(props: { view: 'top-up' | 'pin'; amount?: number; label: string; told: string }) {
  const { open, busy } = useOpenWallet()
  return (
    <Button busy={busy} onClick={() => open(props)}>
      {props.label}
    </Button>
  )
}

function WayBack({ checkout }: { checkout: Checkout }) {
  const t = useText()
  return (
    <ButtonLink look="quiet" href={checkout.bill.cancelUrl}>
      {t('choose.returnToMerchant')}
    </ButtonLink>
  )
}
