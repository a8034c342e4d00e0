import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { Amount } from '../../design/amount.tsx'
import { useText } from '../locales/use-text.ts'

/** The lines of the order as the merchant wrote them; without any, its one-line description. */
export function BillLines({ bill }: { bill: CheckoutSummary }) {
  const t = useText()
  const items = bill.items.length > 0 ? bill.items : undefined
  return (
    <>
      <ul className="mt-5 divide-y divide-line border-y border-line tablet:mt-8">
        {items?.map((item, index) => (
          <li key={index} className="flex items-baseline justify-between gap-6 py-3.5">
            <span className="min-w-0">
              <span className="block wrap-anywhere">{item.name}</span>
              {item.amount > 0 && (
                <span className="text-small text-ink-2">
                  {t('bill.quantity', { quantity: item.quantity })}
                </span>
              )}
            </span>
            <Amount fen={item.amount} />
          </li>
        )) ?? <li className="py-3.5 wrap-anywhere">{bill.description}</li>}
      </ul>
      <p className="mt-4 text-caption wrap-anywhere text-ink-3">
        {t('bill.reference', { reference: bill.orderReference })}
      </p>
    </>
  )
}
