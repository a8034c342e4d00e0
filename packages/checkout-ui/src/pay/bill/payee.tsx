import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { BackIcon } from '../../design/icons.tsx'
import { ShopLogo } from '../../design/marks/shop-logo.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { useText } from '../locales/use-text.ts'

/** Who is paid, and the way back to them without paying. */
export function Payee({ bill }: { bill: CheckoutSummary }) {
  const t = useText()
  return (
    <div className="flex min-w-0 items-center gap-1">
      <a
        href={bill.cancelUrl}
        aria-label={t('bill.back', { merchant: bill.merchantName })}
        className="-me-1 -ms-3 grid size-11 shrink-0 place-items-center rounded-full text-ink-2 transition-[color,translate] hover:-translate-x-0.5 rtl:-scale-x-100 hover:text-tide desk:me-0 desk:-ms-12"
      >
        <BackIcon size={22} />
      </a>
      <span className="flex min-w-0 items-center gap-2.5">
        <ShopLogo url={bill.logoUrl} />
        <span className="min-w-0">
          <span className="line-clamp-2 font-strong wrap-anywhere">{bill.merchantName}</span>
          {bill.mode === 'sandbox' && (
            <span className="mt-0.5 block leading-5">
              <Badge>{t('bill.sandbox')}</Badge>
            </span>
          )}
        </span>
      </span>
    </div>
  )
}
