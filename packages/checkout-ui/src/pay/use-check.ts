import type { CheckoutSession } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { BankProblem } from '../api/bank-problem.ts'
import { useAnnounce } from '../design/announcer.tsx'
import { useText } from './locales/use-text.ts'
import { usePay } from './pay-context.ts'
import { useCheckoutUpdates } from './use-checkout.ts'

/**
 * The payer says they have paid. The page believes nobody but the bank, which asks the channel; what came of that is
 * `said`, where the payment still waits.
 */
export function useCheck() {
  const t = useText()
  const announce = useAnnounce()
  const { client, checkoutSessionId } = usePay()
  const { put } = useCheckoutUpdates()

  const checking = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      client.call('POST /v1/checkout-sessions/:checkoutSessionId/check', {
        params: { checkoutSessionId },
      }),
    onSuccess: (session) => {
      put(() => ({ bill: session, session, access: 'payer' }))
      if (isUndecided(session)) announce(t('check.notYet'))
    },
    onError: (error) => announce(error instanceof BankProblem ? error.message : t('check.lost')),
  })

  const { error } = checking
  return {
    check: () => checking.mutate(),
    busy: checking.isPending,
    said: error
      ? error instanceof BankProblem
        ? error.message
        : t('check.lost')
      : checking.isSuccess
        ? t('check.notYet')
        : undefined,
  }
}

const isUndecided = ({ payment }: CheckoutSession) =>
  payment?.status === 'requires_action' || payment?.status === 'processing'
