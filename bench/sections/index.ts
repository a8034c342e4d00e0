import { growth } from './growth.ts'
import { httpSections } from './http.ts'
import { heapSlope } from './heap-slope.ts'
import { ledgerOnPglite, ledgerOnPostgres } from './ledger.ts'
import { hotDebit, hotMerchant } from './one-or-many.ts'
import type { Section } from './section.ts'

/** Everything the bench measures, in the order it is run. */
export const sections: Section[] = [
  ledgerOnPostgres,
  ledgerOnPglite,
  hotMerchant,
  hotDebit,
  growth,
  ...httpSections,
  heapSlope,
]
