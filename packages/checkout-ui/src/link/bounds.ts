import type { PaymentLinkSummary } from '@qiantang/sdk/contract'
import { yuan } from '../design/money.ts'
import type { Translate } from '../i18n/translate.ts'
import type { LinkMessages } from './locales/use-text.ts'

/** What is wrong with an amount. */
type Bound = { missed: 'empty' } | { missed: 'least' | 'most'; fen: number }

/** What an entered amount misses; undefined where it will do. */
export const boundOf = (
  { minAmount, maxAmount }: Pick<PaymentLinkSummary, 'minAmount' | 'maxAmount'>,
  fen: number,
): Bound | undefined => {
  const most = maxAmount ?? mostEver
  if (fen === 0) return { missed: 'empty' }
  if (minAmount !== null && fen < minAmount) return { missed: 'least', fen: minAmount }
  return fen > most ? { missed: 'most', fen: most } : undefined
}

/** No order is larger. */
const mostEver = 10_000_000_000

export const boundText = (t: Translate<LinkMessages>, bound: Bound): string => {
  if (bound.missed === 'empty') return t('missed.empty')
  return bound.missed === 'least'
    ? t('bounds.least', { least: yuan(bound.fen) })
    : t('bounds.most', { most: yuan(bound.fen) })
}
