import type { Translate } from '../i18n/translate.ts'
import type { AnswerTrouble } from './answer.ts'
import type { challenge } from './locales/zh-CN.ts'

/** Why an answer was not right, and how often one may try again. */
export function attemptsText(
  t: Translate<typeof challenge>,
  { message, attemptsLeft }: Extract<AnswerTrouble, { kind: 'wrong' }>,
): string {
  if (attemptsLeft === undefined) return message
  return t('challenge.attempts', { reason: message, count: attemptsLeft })
}
