import type { Mandate } from './mandate.ts'

/** What an entry of the audit trail says of a mandate. */
export const factsOfMandate = ({ id, description, maxAmount }: Mandate) => ({
  mandateId: id,
  description,
  amount: maxAmount,
})
