import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export type PayMessages = typeof messages

export const useText = () => useTranslate<PayMessages>()
