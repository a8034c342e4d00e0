import { useText } from '../locales/use-text.ts'
import type { PayResult } from './doors.ts'

interface Told {
  tone: 'good' | 'waiting' | 'bad'
  title: string
  text: string
  /** Somebody else may still pay it. */
  canRetry: boolean
}

/** An outcome in words, which always say whether money moved. */
export function useOutcome({ outcome, reason, bill }: PayResult): Told {
  const t = useText()
  if (outcome === 'paid' || bill.state === 'paid')
    return { tone: 'good', title: t('pay.paid'), text: t('pay.paid.text'), canRetry: false }
  if (outcome === 'processing')
    return { tone: 'waiting', title: t('pay.moving'), text: t('pay.moving.text'), canRetry: false }
  if (outcome === 'left')
    return { tone: 'waiting', title: t('pay.left'), text: t('pay.left.text'), canRetry: true }
  if (outcome === 'closed')
    return { tone: 'bad', title: t('pay.closed'), text: t('pay.closed.text'), canRetry: false }
  const title = t(reason === 'insufficient_funds' ? 'pay.tooLittle' : 'pay.refused')
  return { tone: 'bad', title, text: t('pay.refused.text'), canRetry: true }
}
