import { CardMark } from '../../../design/marks/pay-marks.tsx'
import { later } from '../../later.tsx'
import { useText } from '../../locales/use-text.ts'
import type { PayMethod } from '../pay-method.ts'

export const quickPay: PayMethod = {
  mark: CardMark,
  name: (t) => t('method.quick_pay'),
  Detail: ({ checkout }) => {
    const t = useText()
    const [card] = checkout.session?.savedCards ?? []
    return card ? `${card.bankName} (${card.last4})` : t('method.quickPayDetail')
  },
  before: {
    title: 'card.title',
    ask: later(async () => (await import('./pay-by-card.tsx')).PayByCard),
  },
}
