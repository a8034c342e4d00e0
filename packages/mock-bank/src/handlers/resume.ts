import type { Challenge, SubjectType } from '../challenges/index.ts'
import { fault } from '../kernel/errors.ts'
import { waitingApplication } from './applications.ts'
import type { Waiting } from './waiting.ts'

/** Who waits for challenges, by the type of their subject. */
const waiting: Partial<Record<SubjectType, Waiting>> = {
  application: waitingApplication,
}

/** Who carries on after a challenge. */
export const waitingFor = ({ subjectType }: Pick<Challenge, 'subjectType'>): Waiting =>
  waiting[subjectType] ?? fault(`Nobody waits for challenges about a ${subjectType}.`)
