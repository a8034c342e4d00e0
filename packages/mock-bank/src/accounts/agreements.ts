import type { Application, Locale } from '@qiantang/sdk/contract'

import type { FieldFault } from './field-faults.ts'

/** A text the customer accepts. Another version is another text, to be accepted anew. */
interface AgreementText {
  code: string
  version: string
  title: Record<Locale, string>
}

/** What has to be accepted to open an account. */
export const agreements: readonly AgreementText[] = [
  {
    code: 'e_account',
    version: '2026-01',
    title: { 'zh-CN': '个人电子账户服务协议', en: 'E-account agreement' },
  },
  {
    code: 'personal_information',
    version: '2026-01',
    title: { 'zh-CN': '个人信息处理授权书', en: 'Consent to the use of personal information' },
  },
  {
    code: 'tax_residency',
    version: '2026-01',
    title: { 'zh-CN': '个人税收居民身份声明', en: 'Declaration of tax residency' },
  },
]

export type Accepted = {
  code: string
  version: string
}

/** What is wrong with a list of accepted agreements: a text the bank does not have, by its place. */
export const agreementFaults = (accepted: readonly Accepted[]): FieldFault[] =>
  accepted.flatMap(({ code, version }, place) => {
    const path = `acceptedAgreements.${place}`
    const text = agreements.find((agreement) => agreement.code === code)
    if (!text) return [{ path: `${path}.code`, message: 'There is no such agreement.' }]
    if (text.version === version) return []
    return [{ path: `${path}.version`, message: 'This is not the version in force.' }]
  })

const isAccepted = (text: AgreementText, accepted: readonly Accepted[]): boolean =>
  accepted.some(({ code, version }) => code === text.code && version === text.version)

export const areAllAccepted = (accepted: readonly Accepted[]): boolean =>
  agreements.every((text) => isAccepted(text, accepted))

export const presentAgreements = (
  accepted: readonly Accepted[],
  locale: Locale,
): Application['agreements'] =>
  agreements.map((text) => ({
    code: text.code,
    version: text.version,
    title: text.title[locale],
    accepted: isAccepted(text, accepted),
  }))
