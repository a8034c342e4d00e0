import type { Values } from '../../i18n/catalogue.ts'
import { useTranslate } from '../../i18n/language.tsx'
import type { messages } from './zh-CN.ts'

export type PayMessages = typeof messages

export const useText = () => useTranslate<PayMessages>()

/** The name of a sheet: one that needs nothing filled in. */
export type SheetTitle = {
  [Key in keyof PayMessages]: Values<PayMessages[Key]> extends [] ? Key : never
}[Extract<keyof PayMessages, `${string}.title`>]
