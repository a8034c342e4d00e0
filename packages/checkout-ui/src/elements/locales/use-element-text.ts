import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export type ElementMessages = typeof messages

export const useElementText = () => useTranslate<ElementMessages>()
