import { qrPath } from '@qiantang/sdk/qr-svg'
import { useMemo } from 'react'
import { Amount } from '../../design/amount.tsx'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { ScreenTitle } from '../../design/screen.tsx'
import type { Sale } from '../doors.ts'
import { useText } from '../locales/use-text.ts'
import { useWithdraw } from '../use-till.ts'
import { useTitleFocus } from './use-title-focus.ts'

/** A code of the shop's, for this amount and good once, for the payer to scan. */
export function Shown(props: { sale: Sale; shown: NonNullable<Sale['shown']> }) {
  const t = useText()
  const { sale, shown } = props
  useTitleFocus()
  const qr = useMemo(() => qrPath(shown.text), [shown.text])
  const withdraw = useWithdraw()
  return (
    <div className="flex animate-rise flex-col items-center text-center">
      <ScreenTitle>{t('shown.title')}</ScreenTitle>
      <p className="mt-1">
        <Amount fen={sale.amount} size="figure" />
      </p>
      <div className="mt-4 w-full max-w-80 rounded-card bg-[#ffffff] p-3 text-[#000000] shadow-float">
        <svg
          role="img"
          aria-label={t('shown.label', { amount: yuan(sale.amount) })}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="block aspect-square w-full"
        >
          <path d={qr.path} fill="currentColor" />
        </svg>
      </div>
      <p className="mt-4 max-w-80 text-small text-balance text-ink-2">{t('shown.text')}</p>
      <div className="mt-5 w-full max-w-80">
        <Button
          look="quiet"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate(sale.reference)}
        >
          {t('shown.withdraw')}
        </Button>
      </div>
    </div>
  )
}
