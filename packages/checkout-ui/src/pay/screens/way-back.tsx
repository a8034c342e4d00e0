import { ButtonLink } from '../../design/button.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'

/** Back to the merchant without paying. */
export function WayBack({ checkout }: { checkout: Checkout }) {
  const t = useText()
  return (
    <ButtonLink look="quiet" href={checkout.bill.cancelUrl}>
      {t('choose.returnToMerchant')}
    </ButtonLink>
  )
}
