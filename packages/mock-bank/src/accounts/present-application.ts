import {
  type Application as ApplicationReply,
  errors,
  type Locale,
  type NextAction,
} from '@qiantang/sdk/contract'

import { lastFour } from '../cards/index.ts'
import { maskIdNumber, maskMobile, maskName } from '../customers/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { toTimestamp } from '../kernel/time.ts'
import { presentAgreements } from './agreements.ts'
import type { Draft } from './applicant.ts'
import { type Application, type Standing, standingOf } from './application.ts'
import { openDraft } from './sealed-applicant.ts'

/** What a user is shown of their application: masked, and as it stands by the clock. */
export const presentApplication = (
  { vault }: Pick<Kernel, 'vault'>,
  application: Application,
  at: Date,
  locale: Locale,
): ApplicationReply => {
  const { id, userId, purpose, accountId, expiresAt } = application
  const standing = standingOf(application, at)
  const { status, failureCode } = standing
  return {
    ...{ id, userId, purpose, class: application.class, status, accountId },
    nextAction: nextActionOf(application, standing),
    person: masked(openDraft(vault, application)),
    agreements: presentAgreements(application.accepted, locale),
    failure: failureCode && { code: failureCode, message: errors[failureCode].payer[locale] },
    expiresAt: toTimestamp(expiresAt),
    createdAt: toTimestamp(application.at),
  }
}

const nextActionOf = ({ challengeId }: Application, { status }: Standing): NextAction | null => {
  if (status === 'processing') return { type: 'wait' }
  if (status !== 'requires_action' || challengeId === null) return null
  return { type: 'collect_otp', challengeId }
}

const masked = ({ name, idNumber, mobile, cardNumber }: Draft): ApplicationReply['person'] => ({
  name: name === undefined ? null : maskName(name),
  idNumber: idNumber === undefined ? null : maskIdNumber(idNumber),
  mobile: mobile === undefined ? null : maskMobile(mobile),
  cardNumber: cardNumber === undefined ? null : `****${lastFour(cardNumber)}`,
})
