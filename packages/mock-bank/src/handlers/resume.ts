import type { Challenge, SubjectType } from '../challenges/index.ts'
import { waitingAccount } from './accounts.ts'
import { waitingApplication } from './applications.ts'
import { waitingCard } from './cards.ts'
import { waitingMandate } from './mandates.ts'
import { waitingRegistration } from './passkeys.ts'
import { waitingPinReset } from './pin-resets.ts'
import { waitingPayment } from './payments.ts'
import { waitingAgreement } from './quick-pay-agreements.ts'
import { waitingTopUp } from './top-ups.ts'
import { waitingTransfer } from './transfers.ts'
import type { Waiting } from './waiting.ts'
import { waitingWithdrawal } from './withdrawals.ts'

/** Who waits for challenges, by the type of their subject. */
const waiting: Record<SubjectType, Waiting> = {
  application: waitingApplication,
  top_up: waitingTopUp,
  withdrawal: waitingWithdrawal,
  transfer: waitingTransfer,
  payment: waitingPayment,
  mandate: waitingMandate,
  quick_pay_agreement: waitingAgreement,
  account: waitingAccount,
  card: waitingCard,
  passkey_registration: waitingRegistration,
  pin_reset: waitingPinReset,
}

/** Who carries on after a challenge. */
export const waitingFor = ({ subjectType }: Pick<Challenge, 'subjectType'>): Waiting =>
  waiting[subjectType]
