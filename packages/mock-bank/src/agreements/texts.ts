import type { Locale, QuickPayTerms } from '@qiantang/sdk/contract'

import { BankError } from '../kernel/errors.ts'

/** A text the payer accepts. Another version is another text, to be accepted anew. */
interface Text {
  code: string
  version: string
  title: Record<Locale, string>
}

const texts: readonly Text[] = [
  {
    code: 'quick_pay',
    version: '2026-01',
    title: { 'zh-CN': '快捷支付服务协议', en: 'Quick pay agreement' },
  },
]

export type Accepted = { code: string; version: string }

/**
 * @throws {BankError} `invalid_field` for a text the bank does not have, by its place; `agreement_not_accepted` for one
 * that is missing
 */
export const mustHaveAccepted = (accepted: readonly Accepted[]): void => {
  const faults = accepted.flatMap(faultOf)
  if (faults.length > 0) throw new BankError('invalid_field', {}, faults)
  const missing = texts
    .filter(({ code, version }) => !accepted.some((a) => a.code === code && a.version === version))
    .map(({ code }) => code)
  if (missing.length > 0) throw new BankError('agreement_not_accepted', { missing })
}

const faultOf = ({ code, version }: Accepted, place: number) => {
  const path = `acceptedAgreements.${place}`
  const text = texts.find((known) => known.code === code)
  if (!text) return [fieldFault(`${path}.code`, 'There is no such agreement.')]
  if (text.version === version) return []
  return [fieldFault(`${path}.version`, 'This is not the version in force.')]
}

const fieldFault = (path: string, message: string) => ({
  ...{ path, code: 'invalid_field' as const, message },
})

/** The texts in force, as somebody who accepts all of them says it. */
export const termsInForce = (): Accepted[] => texts.map(({ code, version }) => ({ code, version }))

export const presentTexts = (locale: Locale): QuickPayTerms['agreements'] =>
  texts.map(({ title, ...text }) => ({ ...text, title: title[locale] }))
