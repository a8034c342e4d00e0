import { Button } from '../../design/button.tsx'
import { Amount } from '../../design/amount.tsx'
import { ClockIcon, AlertIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { ScreenTitle, StatusScreen } from '../../design/screen.tsx'
import { Stamp } from '../../design/stamp.tsx'
import type { Sale } from '../doors.ts'
import { useText } from '../locales/use-text.ts'
import { useSale, useWithdraw } from '../use-till.ts'
import { Receipt } from './receipt.tsx'
import { Shown } from './shown.tsx'
import { useTitleFocus } from './use-title-focus.ts'

interface SaleScreenProps {
  reference: string
  shop: string
  onNext: () => void
  /** Takes the same amount once more, by a code. */
  onAgain: (amount: number) => void
}

/** A sale as it stands: what the payer is asked for, or what became of it. */
export function SaleScreen({ reference, ...props }: SaleScreenProps) {
  const { data: sale } = useSale(reference)
  if (!sale) return null
  if (sale.status === 'paid') return <Paid sale={sale} {...props} />
  if (sale.status === 'refused') return <Refused sale={sale} {...props} />
  if (sale.status === 'asking' && sale.shown) return <Shown sale={sale} shown={sale.shown} />
  return <Waiting key={sale.status} sale={sale} />
}

function Waiting({ sale: { reference, status, amount } }: { sale: Sale }) {
  const t = useText()
  useTitleFocus()
  const withdraw = useWithdraw()
  const name = status === 'asking' ? 'asking' : 'unknown'
  return (
    <StatusScreen
      tone="waiting"
      sign={<ClockIcon size={36} />}
      title={t(`${name}.title`)}
      subject={<Amount fen={amount} size="figure" />}
      actions={
        status === 'asking' && (
          <Button look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate(reference)}>
            {t('asking.withdraw')}
          </Button>
        )
      }
    >
      {t(`${name}.text`)}
    </StatusScreen>
  )
}

function Paid({ sale, shop, onNext }: Omit<SaleScreenProps, 'reference'> & { sale: Sale }) {
  const t = useText()
  useTitleFocus()
  return (
    <div className="animate-rise">
      <div className="flex items-start justify-between gap-4 print:hidden">
        <div>
          <ScreenTitle>{t('paid.title')}</ScreenTitle>
          <p className="mt-1">
            <Amount fen={sale.amount} size="hero" />
          </p>
        </div>
        <Stamp seal="received" label={t('paid.stamp')} fresh />
      </div>
      <Receipt sale={sale} shop={shop} />
      <div className="mt-6 grid gap-3 print:hidden">
        <Button onClick={onNext}>{t('next')}</Button>
        <Button look="quiet" onClick={() => print()}>
          {t('print')}
        </Button>
      </div>
    </div>
  )
}

/** Codes the till itself has words for. */
const own = {
  order_closed: 'refused.closed',
  order_expired: 'refused.expired',
  not_completed: 'refused.notCompleted',
} as const

function Refused({ sale, onNext, onAgain }: Omit<SaleScreenProps, 'reference'> & { sale: Sale }) {
  const t = useText()
  useTitleFocus()
  const { amount, reason } = sale
  const code = reason?.code ?? ''
  const said = code in own ? t(own[code as keyof typeof own]) : reason?.message
  return (
    <StatusScreen
      tone="waiting"
      sign={<AlertIcon size={36} />}
      title={t('refused.title')}
      subject={<Amount fen={amount} size="figure" />}
      actions={
        <div className="grid gap-3">
          <Button onClick={() => onAgain(amount)}>{t('again', { amount: yuan(amount) })}</Button>
          <Button look="quiet" onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      }
    >
      <p>{said || t('refused.other')}</p>
      {code && <p className="mt-2 font-mono text-caption text-ink-2">{code}</p>}
    </StatusScreen>
  )
}
