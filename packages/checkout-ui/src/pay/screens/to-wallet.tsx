import { Button, ButtonLink } from '../../design/button.tsx'
import { Sentences } from '../../design/sentences.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'
import { useWalletAddress, type WalletVisit } from '../use-wallet-address.ts'
import { WayBack } from './way-back.tsx'

export interface ToWalletProps extends WalletVisit {
  checkout: Checkout
  label: string
  told: string
}

/**
 * What has to be done in the wallet first, in a page beside this one: the checkout keeps its place, and has
 * the new balance as soon as it is looked at again.
 */
export function ToWallet(props: ToWalletProps) {
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
