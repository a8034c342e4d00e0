import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { BankProblem, hasCode } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import type { Client } from '../../api/client.ts'
import type { View } from '../link.ts'
import { goInstead } from '../place.ts'
import { refreshMoney } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { useWallet } from '../wallet-context.ts'

interface Beginning<Wish, Begun> {
  /** The page it goes on on. */
  view: View
  create: (client: Client, wish: Wish, key: string) => Promise<Begun>
  onBegun: (begun: Begun) => void
}

/**
 * Tells the bank what shall move. Nothing moves yet: the bank answers with the question for the PIN.
 * The key stays the same over retries and lost networks until the bank has answered for good.
 */
export function useBegin<Wish, Begun extends { id: string }>({
  view,
  create,
  onBegun,
}: Beginning<Wish, Begun>) {
  const { client } = useWallet()
  const queries = useQueryClient()
  const attempt = useRef<{ wish: string; key: string }>(undefined)

  const beginning = useMutation({
    networkMode: 'always',
    mutationFn: ({ wish }: { wish: Wish }) => {
      const written = JSON.stringify(wish)
      if (attempt.current?.wish !== written) {
        attempt.current = { wish: written, key: idempotencyKey() }
      }
      return create(client, wish, attempt.current.key)
    },
    onSuccess: (begun) => {
      attempt.current = undefined
      queries.setQueryData(['movement', begun.id], begun)
      goInstead(view, begun.id)
      onBegun(begun)
    },
    onError: (error) => {
      if (error instanceof BankProblem && !error.problem.retryable) attempt.current = undefined
      if (hasCode(error, 'pin_not_set')) void queries.invalidateQueries({ queryKey: ['pin'] })
      if (hasCode(error, 'balance_cap_exceeded', 'insufficient_balance')) refreshMoney(queries)
    },
  })
  const once = useOnce(beginning.mutate)
  return { ...beginning, begin: (wish: Wish) => once({ wish }) }
}
