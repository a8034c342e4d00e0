import type { Failure } from '@qiantang/sdk/contract'
import type { Translate } from '../../i18n/translate.ts'
import type { WalletMessages } from '../locales/use-text.ts'
import type { KindName } from './kinds.ts'

/** Failures this page can say more of than the bank's one sentence: what happened, where the money is, what to do. */
const texts = {
  topUp: {
    card_insufficient_funds: 'topUp.failure.card_insufficient_funds',
    card_restricted: 'topUp.failure.card_restricted',
    card_refused: 'topUp.failure.card_refused',
    card_no_answer: 'topUp.failure.card_no_answer',
    not_completed: 'topUp.failure.not_completed',
    balance_cap_exceeded: 'topUp.failure.balance_cap_exceeded',
  },
  withdrawal: {
    card_restricted: 'withdrawal.failure.card_restricted',
    card_refused: 'withdrawal.failure.card_refused',
    card_no_answer: 'withdrawal.failure.card_no_answer',
    not_completed: 'withdrawal.failure.not_completed',
    insufficient_balance: 'withdrawal.failure.insufficient_balance',
  },
} as const satisfies Record<KindName, Record<string, keyof WalletMessages>>

/** Why it failed. A code this page does not know is told in the bank's own words. */
export function failureText(
  t: Translate<WalletMessages>,
  kind: KindName,
  failure: Failure | null,
): string {
  const known = Object.entries(texts[kind]).find(([code]) => code === failure?.code)?.[1]
  return known ? t(known) : (failure?.message ?? t('failure.unknown'))
}
