import type { Account, Application, PinState } from '@qiantang/sdk/contract'
import type { Purpose } from '../queries.ts'

/** The steps of opening an account, in their order. */
export const steps = ['person', 'card', 'code', 'pin'] as const

export type Step = (typeof steps)[number]

/** A step to be done; or what there is to see where nothing is to be done. */
export type Standing = Step | 'waiting' | 'rejected' | 'opened'

export interface Known {
  /** Default: `open`. */
  purpose?: Purpose
  account: Account | null
  application: Application | null
  pin: PinState | undefined
  /** The step the person went back to by hand. */
  backTo: Extract<Step, 'person' | 'card'> | undefined
}

/** Where an opening stands. All of it follows from what the bank has, so it can be left and taken up again. */
export function standingOf(known: Known): Standing {
  const { purpose = 'open', account, application, pin, backTo } = known
  if (isFulfilled(purpose, account)) return pin?.isSet === false ? 'pin' : 'opened'
  const { status } = application ?? { status: undefined }
  if (status === 'rejected') return 'rejected'
  if (status === 'processing') return 'waiting'
  if (!isOpen(application)) return 'person'
  if (backTo) return backTo
  if (application.nextAction?.type === 'collect_otp') return 'code'
  const { name, idNumber } = application.person
  return name && idNumber ? 'card' : 'person'
}

/** Whether there is nothing left to apply for. */
function isFulfilled(purpose: Purpose, account: Account | null): boolean {
  if (purpose === 'open' || !account) return account !== null
  return purpose === 'upgrade' ? account.class === 'II' : account.status !== 'dormant'
}

/** The steps there are: who has a PIN already chooses none. */
export const stepsOf = (purpose: Purpose): readonly Step[] =>
  purpose === 'open' ? steps : steps.filter((step) => step !== 'pin')

/** Whether an application can be added to. */
export const isOpen = (application: Application | null): application is Application =>
  application?.status === 'draft' || application?.status === 'requires_action'
