import type { BankProblem } from '../api/bank-problem.ts'
import { withPayment } from './checkout.ts'
import { usePayStoreApi } from './store.ts'
import type { Subject } from '../challenge/use-answer.ts'
import { useCheckoutUpdates } from './use-checkout.ts'

/** What follows when a question was answered, or can no longer be. */
export function useSettle() {
  const store = usePayStoreApi()
  const { put, refresh } = useCheckoutUpdates()
  return {
    answered: (subject: Subject) => {
      if (subject.type !== 'payment') return
      const { ask, made } = store.getState()
      const payment = subject.resource
      put((checkout) => withPayment(checkout, payment))
      made(payment.id)
      ask(payment.status === 'requires_action' ? payment.id : undefined)
      void refresh()
    },
    over: (problem: BankProblem) => {
      const { ask, tell } = store.getState()
      ask(undefined)
      tell({ kind: 'problem', message: problem.message })
      void refresh()
    },
  }
}
