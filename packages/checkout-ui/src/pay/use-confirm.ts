import type { Channel } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { BankProblem } from '../api/bank-problem.ts'
import { waitingFor, type Checkout } from './checkout.ts'
import { usePay } from './pay-context.ts'
import { usePayStore, usePayStoreApi, type Offer } from './store.ts'
import { useCheckoutUpdates } from './use-checkout.ts'

/**
 * The payer chose: tells the bank which bill was in front of them and how it shall be paid, and opens what
 * comes next.
 */
export function useConfirm(checkout: Checkout) {
  const store = usePayStoreApi()
  const send = useSendOffer()

  const confirm = (channel: Channel) => {
    const { ask, begin } = store.getState()
    const waiting = waitingFor(checkout)
    if (waiting?.payment.channel === channel) return ask(waiting.payment.id)

    const { version, total } = checkout.bill
    const key = begin({ version, total, channel })
    if (key) send({ offer: { version, total, channel }, key })
  }
  return { confirm, busy: usePayStore(({ confirming }) => confirming) }
}

function useSendOffer() {
  const { client, checkoutSessionId } = usePay()
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
      const { ask, end, made } = store.getState()
      end(true)
      put(() => ({ bill: session, session, access: 'payer' }))
      if (session.payment) made(session.payment.id)
      if (session.payment?.status === 'requires_action') ask(session.payment.id)
    },
    onError: (error) => {
      const { end, tell } = store.getState()
      end(error instanceof BankProblem && !error.problem.retryable)
      if (!(error instanceof BankProblem)) return tell({ kind: 'lost' })

      // A changed bill speaks for itself, with both amounts, as soon as it is there.
      if (error.code !== 'session_stale') tell({ kind: 'problem', message: error.message })
      return refresh()
    },
  }).mutate
}
