import type { Account, Application, PinState } from '@qiantang/sdk/contract'

/** The steps of opening an account, in their order. */
export const steps = ['person', 'card', 'code', 'pin'] as const

export type Step = (typeof steps)[number]

/** A step to be done; or what there is to see where nothing is to be done. */
export type Standing = Step | 'waiting' | 'rejected' | 'opened'

export interface Known {
  account: Account | null
  application: Application | null
  pin: PinState | undefined
  /** The step the person went back to by hand. */
  backTo: Extract<Step, 'person' | 'card'> | undefined
}

/** Where an opening stands. All of it follows from what the bank has, so it can be left and taken up again. */
export function standingOf({ account, application, pin, backTo }: Known): Standing {
  if (account) return pin?.isSet === false ? 'pin' : 'opened'
  const { status } = application ?? { status: undefined }
  if (status === 'rejected') return 'rejected'
  if (status === 'processing') return 'waiting'
  if (!isOpen(application)) return 'person'
  if (backTo) return backTo
  if (application.nextAction?.type === 'collect_otp') return 'code'
  const { name, idNumber } = application.person
  return name && idNumber ? 'card' : 'person'
}

/** Whether an application can be added to. */
export const isOpen = (application: Application | null): application is Application =>
  application?.status === 'draft' || application?.status === 'requires_action'
