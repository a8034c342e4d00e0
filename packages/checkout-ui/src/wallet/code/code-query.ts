import type { Payment, PaymentCode } from '@qiantang/sdk/contract'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { me, type Wallet } from '../wallet-context.ts'

/** The code on the screen, and what became of it. */
interface ShownCode extends PaymentCode {
  /** Null where a till had taken the one before at the moment it was to be replaced. */
  code: string | null
}

const queryKey = ['payment-code']

/**
 * A code, made anew each time it is asked for. The one before may have been taken in the very moment: what became of
 * it is asked once it is void, and counts more than the new one.
 */
export const codeQuery = (wallet: Wallet, queries: QueryClient) =>
  queryOptions({
    queryKey,
    queryFn: async (): Promise<ShownCode> => {
      const before = queries.getQueryData<ShownCode>(queryKey)
      const made = await wallet.client.call('POST /v1/users/:userId/payment-codes', {
        params: me,
        body: {},
        idempotencyKey: idempotencyKey(),
      })
      const isUnknown = before && before.status !== 'used'
      const end = isUnknown ? await readCode(wallet, before.id) : undefined
      wallet.clock.set(made.now)
      return end?.status === 'used' ? { ...end, code: null } : made
    },
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

const readCode = ({ client }: Wallet, paymentCodeId: string, signal?: AbortSignal) =>
  client.call('GET /v1/users/:userId/payment-codes/:paymentCodeId', {
    params: { ...me, paymentCodeId },
    ...(signal && { signal }),
  })

/** Asks each second how it stands, as long as somebody looks and something may still become of it. */
export const watchQuery = (wallet: Wallet, queries: QueryClient, shown: ShownCode | undefined) =>
  queryOptions({
    queryKey: ['payment-code-watch', shown?.id],
    queryFn: async ({ signal }) => {
      const seen = await readCode(wallet, shown?.id ?? '', signal)
      const status = statusOf(seen, queries, wallet)
      wallet.clock.set(seen.now)
      queries.setQueryData<ShownCode>(queryKey, (code) =>
        code?.id === seen.id ? { ...code, ...seen, status } : code,
      )
      return seen
    },
    enabled: shown !== undefined && !isOver(shown),
    refetchInterval: 1000,
    retry: false,
    networkMode: 'always',
    gcTime: 0,
    refetchOnWindowFocus: 'always',
  })

/**
 * Once a code may be dead it stays so: an answer that was long under way, such as one that a sleeping phone takes in
 * when it wakes, says what was true when it was given.
 */
function statusOf(seen: PaymentCode, queries: QueryClient, { clock }: Wallet) {
  const { data: code, dataUpdatedAt = 0 } = queries.getQueryState<ShownCode>(queryKey) ?? {}
  if (seen.status !== 'open' || !code) return seen.status
  const isOver = clock.now() >= Date.parse(code.expiresAt) || isOutlived(code, dataUpdatedAt)
  return code.status === 'expired' || isOver ? 'expired' : 'open'
}

/** By the device's own clock, which goes on where a sleeping one lets the page's stand still. */
export const isOutlived = ({ now, expiresAt }: PaymentCode, heard: number): boolean =>
  Date.now() - heard >= Date.parse(expiresAt) - Date.parse(now)

/** Whether nothing more can become of it. */
const isOver = ({ status, payment }: PaymentCode): boolean =>
  status === 'used' && (payment === null || ended.includes(payment.status))

const ended: Payment['status'][] = ['succeeded', 'failed']

/** The PIN was right: what the payment came to is known before it is asked for. */
export const settlePayment = (queries: QueryClient, payment: Payment): void => {
  queries.setQueryData<ShownCode>(queryKey, (code) => code && { ...code, payment })
}

/** The next one, and nothing of the last. */
export const showNext = (queries: QueryClient): void => void queries.resetQueries({ queryKey })
