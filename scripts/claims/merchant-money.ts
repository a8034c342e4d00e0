import type { Claim } from '../claims.ts'
import { bankTests } from '../proof/bank-tests.ts'

const everyTest = 'every test passes'

/** The merchant’s money: fees, clearing, settlement. */
export const claims: Claim[] = [
  {
    claim:
      'Over random histories of payments, refunds, settlements, pay-outs refused, lost and sent back: each fen is the payer’s, the bank’s fee, paid out or still owed, after every step',
    bound: everyTest,
    measure: () => bankTests('test/settlement/model'),
  },
  {
    claim: 'Settlement statements add up to their payments and refunds, to the fen',
    bound: everyTest,
    measure: () => bankTests('test/settlement/model', 'test/settlement/settlement.test'),
  },
  {
    claim:
      'Fees are rounded, returned and kept as the rules say, by what was agreed when it was paid',
    bound: everyTest,
    measure: () => bankTests('test/settlement/fees'),
  },
  {
    claim: 'Working days of 2024, 2025 and 2026 are those announced',
    bound: everyTest,
    measure: () => bankTests('test/settlement/working-days'),
  },
  {
    claim: 'Clearing and settling that are cut short, or run several times, happen once',
    bound: everyTest,
    measure: () => bankTests('test/settlement/once'),
  },
]
