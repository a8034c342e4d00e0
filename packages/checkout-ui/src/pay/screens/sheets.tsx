import { useState } from 'react'
import { ActionSheet } from '../actions/action-sheet.tsx'
import { isStep, waitingFor, type Checkout, type Waiting } from '../checkout.ts'
import { GuideSheet } from '../environment/guide-sheet.tsx'
import { AskSheet } from '../methods/ask-sheet.tsx'
import type { Way } from '../methods/offered.ts'
import { usePayStore } from '../store.ts'

/** What comes over the ways to pay: the question a payment waits for, and what is asked before there is one. */
export function Sheets({ checkout, chosen }: { checkout: Checkout; chosen: Way | undefined }) {
  const waiting = useOpenQuestion(checkout)
  return (
    <>
      {waiting && !isStep(waiting.question) && (
        <ActionSheet checkout={checkout} waiting={waiting} />
      )}
      {chosen?.elsewhere && <GuideSheet way={chosen} />}
      {chosen && !chosen.elsewhere && <AskSheet checkout={checkout} way={chosen} />}
    </>
  )
}

/**
 * The question the payment waits for. Where an answer ends the attempt (the wrong PIN that locks it) the page may hear of
 * the end before it has the answer, which alone says why: so a question in front of the payer stays until they leave it.
 */
function useOpenQuestion(checkout: Checkout): Waiting | undefined {
  const asking = usePayStore((store) => store.asking)
  const now = waitingFor(checkout)
  const [last, keep] = useState(now)
  if (now && now.payment !== last?.payment) keep(now)

  const payment = checkout.session?.payment
  const unanswered = payment?.failure?.code === 'not_completed' && payment.id === asking
  return now ?? (unanswered && last?.payment.id === payment.id ? last : undefined)
}
