import { ActionSheet } from '../actions/action-sheet.tsx'
import { isStep, waitingFor, type Checkout } from '../checkout.ts'
import { GuideSheet } from '../environment/guide-sheet.tsx'
import { AskSheet } from '../methods/ask-sheet.tsx'
import type { Way } from '../methods/offered.ts'

/** What comes over the ways to pay: the question a payment waits for, and what is asked before there is one. */
export function Sheets({ checkout, chosen }: { checkout: Checkout; chosen: Way | undefined }) {
  const waiting = waitingFor(checkout)
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
