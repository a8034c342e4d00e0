import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export const useText = () => useTranslate<typeof messages>()
