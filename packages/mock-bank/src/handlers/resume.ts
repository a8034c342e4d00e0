import type { Challenge, SubjectType } from '../challenges/index.ts'
import { waitingApplication } from './applications.ts'
import { waitingPayment } from './payments.ts'
import { waitingTopUp } from './top-ups.ts'
import type { Waiting } from './waiting.ts'
import { waitingWithdrawal } from './withdrawals.ts'

/** Who waits for challenges, by the type of their subject. */
const waiting: Record<SubjectType, Waiting> = {
  application: waitingApplication,
  top_up: waitingTopUp,
  withdrawal: waitingWithdrawal,
  payment: waitingPayment,
}

/** Who carries on after a challenge. */
export const waitingFor = ({ subjectType }: Pick<Challenge, 'subjectType'>): Waiting =>
  waiting[subjectType]
