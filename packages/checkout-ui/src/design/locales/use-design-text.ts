import { useTranslate } from '../../i18n/language.tsx'
import type { design } from './zh-CN.ts'

export const useDesignText = () => useTranslate<typeof design>()
