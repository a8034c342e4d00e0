import type { Payment, Secrets } from './doors.ts'

/** What every step at the bank is about. */
export interface StepProps {
  realm: string
  payment: Payment
  secrets: Secrets
  onChange: (payment: Payment) => void
}
