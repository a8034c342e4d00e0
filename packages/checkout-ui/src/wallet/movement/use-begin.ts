import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { BankProblem, hasCode } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { goInstead } from '../place.ts'
import { refreshMoney } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { useWallet } from '../wallet-context.ts'
import { kinds, type KindName, type Order } from './kinds.ts'

/**
 * Tells the bank how much shall move. Nothing moves yet: the bank answers with the question for the PIN.
 * The key stays the same over retries and lost networks until the bank has answered for good.
 */
export function useBegin(kind: KindName, onBegun: (id: string) => void) {
  const { client } = useWallet()
  const queries = useQueryClient()
  const attempt = useRef<{ amount: number; key: string }>(undefined)

  const beginning = useMutation({
    networkMode: 'always',
    mutationFn: (order: Order) => {
      if (attempt.current?.amount !== order.amount) {
        attempt.current = { amount: order.amount, key: idempotencyKey() }
      }
      return kinds[kind].create(client, order, attempt.current.key)
    },
    onSuccess: (movement) => {
      attempt.current = undefined
      queries.setQueryData(['movement', movement.id], movement)
      goInstead(kinds[kind].view, movement.id)
      onBegun(movement.id)
    },
    onError: (error) => {
      if (error instanceof BankProblem && !error.problem.retryable) attempt.current = undefined
      if (hasCode(error, 'pin_not_set')) void queries.invalidateQueries({ queryKey: ['pin'] })
      if (hasCode(error, 'balance_cap_exceeded', 'insufficient_balance')) refreshMoney(queries)
    },
  })
  return { ...beginning, begin: useOnce(beginning.mutate) }
}
