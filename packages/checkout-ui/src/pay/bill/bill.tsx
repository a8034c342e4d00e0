import { useId, useState } from 'react'
import { Amount } from '../../design/amount.tsx'
import { ChevronIcon } from '../../design/icons.tsx'
import type { Checkout } from '../checkout.ts'
import { useText } from '../locales/use-text.ts'
import { screenOf } from '../screen-of.ts'
import { BillLines } from './bill-lines.tsx'
import { Deadline } from './deadline.tsx'
import { Payee } from './payee.tsx'

const labels = {
  choose: 'bill.due',
  step: 'bill.due',
  processing: 'bill.due',
  paid: 'bill.paid',
  expired: 'bill.unpaid',
  closed: 'bill.unpaid',
} as const

/**
 * What is to be paid, to whom, until when. On a phone the amount leads and the lines fold away; once the
 * outcome is on the screen, only the name is left of it there.
 */
export function Bill({ checkout }: { checkout: Checkout }) {
  const t = useText()
  const [unfolded, unfold] = useState(false)
  const lines = useId()
  const { bill } = checkout
  const screen = screenOf(checkout)
  const outcome = screen !== 'choose' && screen !== 'step'
  return (
    <section aria-label={t('bill.label')}>
      <div className="flex items-center justify-between gap-3">
        <Payee bill={bill} />
        {!outcome && (
          <button
            type="button"
            aria-expanded={unfolded}
            aria-controls={lines}
            onClick={() => unfold(!unfolded)}
            className="-me-2 inline-flex min-h-11 shrink-0 items-center gap-1 rounded-tile px-2 text-small text-ink-2 hover:text-tide tablet:hidden"
          >
            {t('bill.details')}
            <span className={`transition-transform ${unfolded ? 'rotate-180' : ''}`}>
              <ChevronIcon size={16} />
            </span>
          </button>
        )}
      </div>
      <div className={outcome ? 'hidden desk:block' : ''}>
        <div className="mt-5 text-center tablet:mt-8 desk:mt-10 desk:text-start">
          <p className="text-small text-ink-2 desk:text-body">{t(labels[screen])}</p>
          <p className="mt-1">
            <Amount fen={bill.total} size="hero" />
          </p>
          {!outcome && <Deadline until={bill.expiresAt} />}
        </div>
        <div id={lines} className={unfolded ? 'animate-rise' : 'hidden tablet:block'}>
          <BillLines bill={bill} />
        </div>
      </div>
    </section>
  )
}
