import {
  type CardIssuer,
  type CardMask,
  errors,
  type Locale,
  noOtpCeiling,
  type QuickPayAgreement,
  type QuickPayTerms,
} from '@qiantang/sdk/contract'

import { bankNameOf, type CardType, issuerOfPrefix } from '../cards/index.ts'
import type { CustomerBank } from '../customers/bank.ts'
import { BankError } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Saved } from './agreement.ts'
import { limitsOf } from './limits.ts'
import { presentTexts } from './texts.ts'

type Ruled = Pick<CustomerBank, 'rules'>

/** All that is shown of a card. */
export const presentMask = (
  { bankCode, type, last4 }: { bankCode: string; type: CardType; last4: string },
  locale: Locale,
): CardMask => ({ bankName: bankNameOf(bankCode)[locale], bankCode, type, last4 })

/** An agreement as its user sees it. */
export const presentAgreement = (
  bank: Ruled,
  agreement: Saved,
  locale: Locale = 'zh-CN',
): QuickPayAgreement => {
  const limits = limitsOf(bank, agreement.bankCode)
  const { failureCode, signedAt, endedAt } = agreement
  return {
    id: agreement.id,
    userId: agreement.userId,
    ...presentMask(agreement, locale),
    noOtpLimit: agreement.noOtpLimit,
    singleLimit: limits?.single ?? 0,
    dayLimit: limits?.day ?? 0,
    status: agreement.status,
    nextAction: nextAction(agreement),
    failure: failureCode && { code: failureCode, message: errors[failureCode].payer[locale] },
    createdAt: toTimestamp(agreement.createdAt),
    signedAt: signedAt && toTimestamp(signedAt),
    endedAt: endedAt && toTimestamp(endedAt),
  }
}

/** What whoever pays by a card has to accept, and whose cards are taken. */
export const presentTerms = (bank: Ruled, locale: Locale): QuickPayTerms => ({
  agreements: presentTexts(locale),
  banks: Object.entries(bank.rules.quickPay.banks).map(([bankCode, { single, day }]) => ({
    bankCode,
    bankName: bankNameOf(bankCode)[locale],
    singleLimit: single,
    dayLimit: day,
  })),
  noOtpCeiling,
})

/**
 * Whose cards begin with these digits.
 *
 * @throws {BankError} `not_found`
 */
export const presentIssuer = (bank: Ruled, prefix: string, locale: Locale): CardIssuer => {
  const issuer = issuerOfPrefix(prefix)
  if (!issuer) throw new BankError('not_found')
  const { bankCode, type, numberLength } = issuer
  const limits = type === 'prepaid' ? null : limitsOf(bank, bankCode)
  const bankName = bankNameOf(bankCode)[locale]
  const { single = null, day = null } = limits ?? {}
  return { bankName, bankCode, type, numberLength, singleLimit: single, dayLimit: day }
}

const nextAction = ({ status, challengeId }: Saved): QuickPayAgreement['nextAction'] =>
  status === 'requires_action' && challengeId !== null ? { type: 'collect_otp', challengeId } : null
