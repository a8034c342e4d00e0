import { Button, ButtonLink } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Sentences } from '../../design/sentences.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import type { KnownMethod } from '../methods/methods.tsx'
import { shortfall } from '../shortfall.ts'
import { usePayStore } from '../store.ts'
import { useConfirm } from '../use-confirm.ts'
import { useWalletAddress, type WalletVisit } from '../use-wallet-address.ts'

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

/**
 * What has to be done in the wallet first, in a page beside this one: the checkout keeps its place, and has
 * the new balance as soon as it is looked at again.
 */
function ToWallet(props: WalletVisit & { checkout: Checkout; label: string; told: string }) {
  const t = useText()
  const tell = usePayStore((store) => store.tell)
  const wallet = useWalletAddress(props)

  if (wallet.data === null) {
    return (
      <>
        <p role="status" className="mb-2.5 text-center text-small text-balance text-gold">
          <Sentences text={t('choose.walletElsewhere')} />
        </p>
        <WayBack checkout={props.checkout} />
      </>
    )
  }
  if (!wallet.data) {
    return (
      <Button busy={wallet.isFetching} onClick={() => void wallet.refetch()}>
        {props.label}
      </Button>
    )
  }
  return (
    <ButtonLink
      href={wallet.data}
      target="_blank"
      // The wallet is of this house: knowing who opened it, it can close itself when it is done.
      rel="opener"
      onClick={() => tell({ kind: 'wallet', message: props.told })}
    >
      {props.label}
    </ButtonLink>
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
