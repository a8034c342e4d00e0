import { BankError } from '../kernel/errors.ts'

/** What is wrong with one field. The message never repeats the value. */
export interface FieldFault {
  path: string
  message: string
}

/** Refuses a request for all that is wrong with it at once. */
export const refuseFaults = (faults: readonly FieldFault[]): void => {
  if (faults.length === 0) return
  const fields = faults.map((fault) => ({ ...fault, code: 'invalid_field' as const }))
  throw new BankError('invalid_field', {}, fields)
}
