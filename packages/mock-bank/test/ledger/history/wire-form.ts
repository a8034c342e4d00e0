import type { Outcome, Posting } from '../../../src/ledger/index.ts'
import type { Ask } from '../walk/walker.ts'

/** What an ask was answered with: an outcome a posting, or why a linked pair was left. */
export type Answer =
  | { readonly outcomes: readonly Outcome[] }
  | { readonly left: { readonly place: number; readonly outcome: Outcome } }

/** Reads what was written as JSON, which has no dates, back to what it was. */
export const askFrom = ({ kind, postings }: Ask): Ask => ({
  kind,
  postings: postings.map(postingFrom),
})

export const answerFrom = (answer: Answer): Answer =>
  'left' in answer
    ? { left: { place: answer.left.place, outcome: outcomeFrom(answer.left.outcome) } }
    : { outcomes: answer.outcomes.map(outcomeFrom) }

const postingFrom = ({ at, hold, key, ...posting }: Posting): Posting => ({
  ...posting,
  at: new Date(at),
  ...(hold && {
    hold:
      hold.act === 'open' && hold.expiresAt
        ? { ...hold, expiresAt: new Date(hold.expiresAt) }
        : hold,
  }),
  ...(key && { key: { ...key, expiresAt: new Date(key.expiresAt) } }),
})

const outcomeFrom = (outcome: Outcome): Outcome =>
  outcome.status === 'posted' ? { ...outcome, recordedAt: new Date(outcome.recordedAt) } : outcome
