import { BankError, fault } from '../kernel/errors.ts'
import type { Json } from '../kernel/database/index.ts'
import type { Fen, Refused } from '../ledger/index.ts'

/**
 * Why the books refuse to move an amount from or to an account, as its holder is told it. What else the
 * books know of the account stays inside.
 */
export const errorOfBooks = (
  { code, details }: Pick<Refused, 'details'> & { code: string },
  required: Fen,
): BankError => {
  const only = (...facts: string[]): Record<string, Json> =>
    Object.fromEntries(facts.map((fact) => [fact, details[fact] ?? null]))

  switch (code) {
    case 'insufficient_balance':
      return new BankError(code, { ...only('available'), required })
    case 'balance_cap_exceeded':
      return new BankError(code, only('cap', 'balance'))
    case 'limit_exceeded':
      return new BankError(code, only('limitType', 'limit', 'used'))
    default:
      return fault(`The books refused: ${code} ${JSON.stringify(details)}`)
  }
}
