import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Sheet } from '../../design/sheet.tsx'
import { givenBack, type Sale } from '../doors.ts'
import { useText } from '../locales/use-text.ts'
import { RefundForm } from './refund-form.tsx'

const looks = {
  asking: 'text-gold',
  unknown: 'text-gold',
  paid: 'text-leaf',
  refused: 'text-ink-2',
} as const

/** What was done at the till, newest first. What was paid can be given back. */
export function Journal(props: { sales: readonly Sale[]; onOpen: (reference: string) => void }) {
  const t = useText()
  const [refunding, refund] = useState<Sale>()
  return (
    <section aria-labelledby="journal" className="mt-8">
      <h2 id="journal" className="text-small text-ink-2">
        {t('journal.title')}
      </h2>
      {props.sales.length === 0 ? (
        <p className="mt-3 text-small text-ink-2">{t('journal.empty')}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {props.sales.map((sale) => (
            <Entry key={sale.reference} sale={sale} onOpen={props.onOpen} onRefund={refund} />
          ))}
        </ul>
      )}
      <Sheet
        open={refunding !== undefined}
        onClose={() => refund(undefined)}
        title={t('journal.refund.title')}
      >
        {refunding && <RefundForm sale={refunding} onDone={() => refund(undefined)} />}
      </Sheet>
    </section>
  )
}

function Entry(props: {
  sale: Sale
  onOpen: (reference: string) => void
  onRefund: (sale: Sale) => void
}) {
  const t = useText()
  const { sale } = props
  const back = givenBack(sale)
  return (
    <li className="flex items-center gap-3 py-2">
      <button
        type="button"
        onClick={() => props.onOpen(sale.reference)}
        className="min-h-11 min-w-0 grow rounded-tile text-start hover:text-tide"
      >
        <span className="block">
          {t('journal.entry', { way: t(`receipt.way.${sale.by}`), amount: yuan(sale.amount) })}
        </span>
        <span className={`block text-caption ${looks[sale.status]}`}>
          {t(`status.${sale.status}`)}
          {back > 0 && ` · ${t('status.refunded', { amount: yuan(back) })}`}
        </span>
      </button>
      {sale.status === 'paid' && back < sale.amount && (
        <Button
          look="plain"
          aria-label={t('journal.refundOf', { amount: yuan(sale.amount) })}
          onClick={() => props.onRefund(sale)}
        >
          {t('journal.refund')}
        </Button>
      )}
    </li>
  )
}
