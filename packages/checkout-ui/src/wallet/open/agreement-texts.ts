import type { Locale, PageLocale } from '../../i18n/locale.ts'
import type { AgreementSections } from './agreement-texts/sections.ts'

type Load = () => Promise<{ sections: AgreementSections }>

/** The texts this page can show, by code and version: another version is another text. */
const texts: Record<string, Record<PageLocale, Load>> = {
  'e_account 2026-01': {
    'zh-CN': () => import('./agreement-texts/e-account.zh-CN.ts'),
    en: () => import('./agreement-texts/e-account.en.ts'),
  },
  'personal_information 2026-01': {
    'zh-CN': () => import('./agreement-texts/personal-information.zh-CN.ts'),
    en: () => import('./agreement-texts/personal-information.en.ts'),
  },
  'tax_residency 2026-01': {
    'zh-CN': () => import('./agreement-texts/tax-residency.zh-CN.ts'),
    en: () => import('./agreement-texts/tax-residency.en.ts'),
  },
}

interface Named {
  code: string
  version: string
}

const nameOf = ({ code, version }: Named) => `${code} ${version}`

export const hasText = (agreement: Named): boolean => nameOf(agreement) in texts

export async function loadText(agreement: Named, locale: Locale): Promise<AgreementSections> {
  const load = texts[nameOf(agreement)]?.[locale === 'zh-TW' ? 'zh-CN' : locale]
  if (!load) throw new Error('This page has no such text.')
  return (await load()).sections
}
