import { useTranslate } from '../../i18n/language.tsx'
import type { challenge } from './zh-CN.ts'

export const useChallengeText = () => useTranslate<typeof challenge>()
