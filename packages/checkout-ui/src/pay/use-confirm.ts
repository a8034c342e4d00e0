import { useMutation } from '@tanstack/react-query'
import { BankProblem } from '../api/bank-problem.ts'
import { actionOf } from './actions/actions.ts'
import { waitingFor, type Checkout } from './checkout.ts'
import { keepVisit } from './kept-visit.ts'
import type { Way } from './methods/offered.ts'
import type { Details } from './methods/pay-method.ts'
import { usePay } from './pay-context.ts'
import { usePayStore, usePayStoreApi, type Offer } from './store.ts'
import { useCheckoutUpdates } from './use-checkout.ts'

export interface Choice extends Pick<Offer, 'channel' | 'product'> {
  details?: Details
}

/**
 * The payer chose: tells the bank which bill was in front of them and how it shall be paid, and opens what
 * comes next.
 */
export function useConfirm(checkout: Checkout) {
  const store = usePayStoreApi()
  const send = useSendOffer()
  const { openId } = usePay().visitor

  /** Begins an attempt, whatever is under way. */
  const begin = ({ details, ...choice }: Choice) => {
    const { version, total } = checkout.bill
    const whose = choice.product === 'jsapi' && openId !== undefined ? { openId } : {}
    const offer: Offer = { version, total, ...choice, ...details, ...whose }
    const key = store.getState().begin(offer)
    if (key) send({ offer, key })
  }
  /** Takes up what is under way this way already, or begins. */
  const confirm = (choice: Choice) => {
    const { ask, leave } = store.getState()
    const waiting = waitingFor(checkout)
    const goesOn = waiting?.payment.channel === choice.channel && !choice.details
    if (!goesOn) return begin(choice)
    leave(undefined)
    ask(waiting.payment.id)
  }
  return { begin, confirm, busy: usePayStore(({ confirming }) => confirming) }
}

/** What is told of a way to pay with its form, as it is confirmed. */
export const choiceOf = ({ channel, product }: Pick<Way, 'channel' | 'product'>): Choice => ({
  channel,
  ...(product && { product }),
})

function useSendOffer() {
  const { client, checkoutSessionId, secret } = usePay()
  const store = usePayStoreApi()
  const { put, refresh } = useCheckoutUpdates()

  return useMutation({
    networkMode: 'always',
    mutationFn: ({ offer, key }: { offer: Offer; key: string }) =>
      client.call('POST /v1/checkout-sessions/:checkoutSessionId/confirm', {
        params: { checkoutSessionId },
        body: offer,
        idempotencyKey: key,
      }),
    onSuccess: (session) => {
      const { ask, end, leave, made, tellOf } = store.getState()
      const checkout: Checkout = { bill: session, session, access: 'payer' }
      end(true)
      tellOf(undefined)
      leave(undefined)
      put(() => checkout)
      if (session.payment) made(session.payment.id)
      const waiting = waitingFor(checkout)
      if (!waiting) return
      ask(waiting.payment.id)
      const { begin } = actionOf(waiting.question)
      if (!begin) return
      keepVisit(checkoutSessionId, { secret: secret(), paymentId: waiting.payment.id })
      begin(waiting.question)
    },
    onError: (error) => {
      const { end, tell, tellOf } = store.getState()
      end(error instanceof BankProblem && !error.problem.retryable)
      if (!(error instanceof BankProblem)) return tell({ kind: 'lost' })

      tellOf(undefined)
      // A changed bill speaks for itself, with both amounts, as soon as it is there.
      if (error.code !== 'session_stale') tell({ kind: 'problem', message: error.message })
      return refresh()
    },
  }).mutate
}
