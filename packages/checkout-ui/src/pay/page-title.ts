import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { yuan } from '../design/money.ts'
import type { Translate } from '../i18n/translate.ts'
import type { PayMessages } from './locales/use-text.ts'
import type { ScreenName } from './screen-of.ts'

/** What the tab and the history say: the state first, since that is what is looked for among tabs. */
export function pageTitle(
  t: Translate<PayMessages>,
  bill: CheckoutSummary,
  screen: ScreenName,
): string {
  const merchant = bill.merchantName
  if (screen === 'choose' || screen === 'step')
    return t('title.choose', { merchant, amount: yuan(bill.total) })
  return t(`title.${screen}`, { merchant })
}
