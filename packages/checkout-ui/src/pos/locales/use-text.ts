import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export type PosMessages = typeof messages

export const useText = () => useTranslate<PosMessages>()
