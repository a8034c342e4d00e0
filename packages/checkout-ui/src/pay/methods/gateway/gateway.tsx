import { GatewayMark } from '../../../design/marks/pay-marks.tsx'
import { later } from '../../later.tsx'
import { useText } from '../../locales/use-text.ts'
import type { PayMethod } from '../pay-method.ts'

export const gateway: PayMethod = {
  mark: GatewayMark,
  name: (t) => t('method.gateway'),
  Detail: () => useText()('method.gatewayDetail'),
  before: {
    title: 'bank.title',
    ask: later(async () => (await import('./choose-bank.tsx')).ChooseBank),
  },
}
