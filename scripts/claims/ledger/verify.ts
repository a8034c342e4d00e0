import { spawnSync } from 'node:child_process'
import type { Claim, Finding } from '../../claims.ts'
import { bankTests } from '../../proof/bank-tests.ts'

const hledgerVersion = (): string | undefined => {
  const { status, stdout } = spawnSync('hledger', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().split(',')[0] : undefined
}

/** Only the real one counts; without it, nothing was shown. */
const withHledger = async (): Promise<Finding> => {
  const version = hledgerVersion()
  if (version === undefined) return { figure: 'hledger is not installed', holds: null }
  const { figure, holds } = await bankTests('ledger/export', 'cli/books')
  return { figure: `${figure}, ${version}`, holds }
}

export const verifyClaims: Claim[] = [
  {
    claim:
      'Every column of every table of the books, changed behind the bank’s back, is found and its row named; rows deleted, swapped, put on top or cut off the end too',
    bound: 'every test passes, over the columns the database itself lists',
    measure: () => bankTests('ledger/verify', 'cli/books'),
  },
  {
    claim:
      'Vouchers by subject equal the journal at any time, however far they were folded; folded anew they are the same; payments do not wait for them',
    bound: 'every test passes',
    measure: () => bankTests('ledger/vouchers'),
  },
  {
    claim: 'Holds end once, at their own moment, whoever races for them',
    bound: 'every test passes',
    measure: () => bankTests('ledger/expiry'),
  },
  {
    claim:
      'The real hledger reads and strictly checks the books of all, of an app and of some days, and has our balances to the fen',
    bound: 'it finds nothing, and finds a fen that is off',
    measure: withHledger,
  },
]
