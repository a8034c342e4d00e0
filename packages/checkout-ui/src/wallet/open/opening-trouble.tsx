import type { Application } from '@qiantang/sdk/contract'
import { BankProblem, hasCode } from '../../api/bank-problem.ts'
import { Notice } from '../../design/notice.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'

/** Why one is still on this step. What is wrong with a field stands at the field. */
export function OpeningTrouble(props: { application: Application | null; error: Error | null }) {
  const t = useText()
  const { locale } = useLanguage()
  const { application, error } = props

  if (hasCode(error, 'attempts_exhausted')) {
    const until = error.text('lockedUntil')
    return (
      <Notice tone="waiting" title={t('open.triesTitle')}>
        {until ? t('open.triesUntil', { time: deadlineText(until, locale) }) : t('open.tries')}
      </Notice>
    )
  }
  if (hasCode(error, 'identity_mismatch')) {
    return (
      <Notice tone="danger" title={t('open.mismatchTitle')}>
        {t('open.mismatch')}
      </Notice>
    )
  }
  if (error instanceof BankProblem) {
    // It stands at its field already.
    if (error.problem.errors?.some(({ path }) => path.startsWith('person.'))) return null
    return <Notice tone="danger">{error.message}</Notice>
  }
  if (error) {
    return (
      <Notice tone="waiting" title={t('lost.title')}>
        {t('open.lost')}
      </Notice>
    )
  }
  if (application?.status === 'draft' && application.failure) {
    return (
      <Notice tone="waiting" title={t('open.codeLostTitle')}>
        {t('open.codeLost')}
      </Notice>
    )
  }
  return null
}
