import type { CheckoutSession, CheckoutSummary, NextAction, Payment } from '@qiantang/sdk/contract'

/** What the page knows of a checkout. */
export interface Checkout {
  bill: CheckoutSummary
  /** The payer's side: balance and newest attempt. Null where the page may only read the bill. */
  session: CheckoutSession | null
  /**
   * `pending`: drawn by the server, which is not told the secret, so the payer's side is still to come.
   * `reader`: the address has no secret, or one the bank does not take.
   */
  access: 'pending' | 'payer' | 'reader'
}

/** What is asked over the ways to pay, which stay in sight. */
const sheets = ['enter_pin', 'collect_otp'] as const satisfies NextAction['type'][]

/** What takes the place of the ways to pay. */
const steps = ['show_qr', 'redirect', 'open_app'] as const satisfies NextAction['type'][]

/** What a payer can be asked on this page; whatever else comes next, the page waits and asks the bank again. */
const questions = [...sheets, ...steps]

export type QuestionType = (typeof questions)[number]

export type Question = Extract<NextAction, { type: QuestionType }>

/** An attempt that waits for the payer, and what it waits for. */
export interface Waiting {
  payment: Payment
  question: Question
}

/** What waits for the payer, if it is for what the bill says now. */
export function waitingFor({ bill, session }: Checkout): Waiting | undefined {
  const payment = session?.payment
  if (payment?.status !== 'requires_action' || payment.amount !== bill.total) return undefined
  const { nextAction } = payment
  return nextAction && isQuestion(nextAction) ? { payment, question: nextAction } : undefined
}

const isQuestion = (action: NextAction): action is Question =>
  questions.some((type) => type === action.type)

/** Whether it takes the place of the ways to pay. */
export const isStep = ({ type }: Question): boolean => steps.some((step) => step === type)

/** The checkout after an attempt was answered, before the bank is asked again for the rest. */
export function withPayment(checkout: Checkout, payment: Payment): Checkout {
  if (!checkout.session) return checkout
  const status = statusAfter(payment, checkout.bill.status)
  const session = { ...checkout.session, status, payment }
  return { ...checkout, bill: { ...checkout.bill, status }, session }
}

function statusAfter(payment: Payment, before: CheckoutSummary['status']) {
  if (payment.status === 'succeeded') return 'completed'
  return payment.status === 'processing' ? 'processing' : before
}
