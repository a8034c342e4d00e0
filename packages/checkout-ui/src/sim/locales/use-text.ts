import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export type SimMessages = typeof messages

export const useText = () => useTranslate<SimMessages>()
