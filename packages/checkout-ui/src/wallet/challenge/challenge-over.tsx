import type { Challenge } from '@qiantang/sdk/contract'
import { useText } from '../locales/use-text.ts'
import { NotMovedScreen } from '../outcome.tsx'
import { Ways } from '../way-back.tsx'

const known = ['passed', 'exhausted', 'expired', 'unknown'] as const

/** There is nothing to answer any more: answered already, too often wrongly, too late, or never asked. */
export function ChallengeOver({ status }: { status: Challenge['status'] }) {
  const t = useText()
  const how = known.find((name) => name === status) ?? 'unknown'
  return (
    <NotMovedScreen title={t(`over.${how}Title`)} actions={<Ways />}>
      {t(`over.${how}`)}
    </NotMovedScreen>
  )
}
