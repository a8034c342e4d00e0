import type { SettlementTerms } from '@qiantang/sdk/contract'

import type { Terms } from './terms.ts'

/** What was agreed, as its merchant sees it. */
export const presentTerms = (terms: Terms): SettlementTerms => ({
  cycle: terms.cycle,
  minimumPayout: terms.minimumPayout,
  reserveRate: terms.reserveRate,
  reserveDays: terms.reserveDays,
  settlesOnMakeUpDays: terms.settlesOnMakeUpDays,
})
