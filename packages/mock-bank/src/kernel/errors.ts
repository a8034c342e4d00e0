import { type ErrorCode, errors, type FieldError } from '@qiantang/sdk/contract'

import type { Json } from './database/index.ts'

/** A refusal the caller is told, by a code of the contract's error tables. The only error rooms throw on purpose. */
export class BankError extends Error {
  override readonly name = 'BankError'
  readonly code: ErrorCode
  /** Facts the caller can use, such as `attemptsLeft`. Never PII, never a secret. */
  readonly details: Record<string, Json>
  readonly fields: readonly FieldError[]

  constructor(
    code: ErrorCode,
    details: Record<string, Json> = {},
    fields: readonly FieldError[] = [],
  ) {
    super(errors[code].message)
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** Refuses one field of the request by its path. */
export const invalidField = (path: string, message: string): BankError =>
  new BankError('invalid_field', {}, [{ path, code: 'invalid_field', message }])

/** For what cannot happen. Presented as `internal`. */
export const fault = (message: string): never => {
  throw new Error(message)
}
