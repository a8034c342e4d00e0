import { BankProblem } from '../../api/bank-problem.ts'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'

/** Why it could not be begun. Nothing has moved, whatever it was: the PIN was not asked for yet. */
export function BeginTrouble({ error }: { error: Error }) {
  const t = useText()
  if (error instanceof BankProblem) {
    return (
      <Notice tone="danger" title={t('notMoved')}>
        {error.message}
      </Notice>
    )
  }
  return (
    <Notice tone="waiting" title={t('lost.title')}>
      {t('lost.beforePin')}
    </Notice>
  )
}
