import type { Payment } from '@qiantang/sdk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { BankProblem } from '../../api/bank-problem.ts'
import { useRemaining } from '../../design/use-remaining.ts'
import { useWallet } from '../wallet-context.ts'
import { seedQuery } from './seed-query.ts'
import { useOfflineCode } from './use-offline-code.ts'
import { codeQuery, isOutlived, showNext, watchQuery } from './code-query.ts'

/** What there is to see of a payment code. */
export type PayCode =
  | { show: 'bones' }
  | { show: 'trouble'; error: Error; busy: boolean; retry: () => void }
  | { show: 'code'; id: string; code: string; refreshAt: string; expiresAt: string }
  /** Made by the page itself: there is no network. */
  | {
      show: 'offline_code'
      id: string
      code: string
      refreshAt: string
      busy: boolean
      retry: () => void
    }
  /** Its time is over, or nobody knows whether it is, and the bank can't be asked. */
  | { show: 'offline'; busy: boolean; retry: () => void }
  | { show: 'asking'; challengeId: string; payment: Payment; next: () => void }
  | { show: 'paying' }
  | { show: 'ended'; payment: Payment; next: () => void }
  /** The till has used it up and made no payment. */
  | { show: 'untaken'; next: () => void }

/**
 * A code that is never stale: the next one is asked for ahead of its expiry by the bank's clock, and after the page
 * was out of sight none is shown before the bank has said how it stands.
 */
export function usePayCode(): PayCode {
  const wallet = useWallet()
  const queries = useQueryClient()
  const made = useQuery(codeQuery(wallet, queries))
  const watched = useQuery(watchQuery(wallet, queries, made.data))
  const { data: shown, refetch, isFetching, error } = made
  const seed = useQuery(seedQuery(wallet, shown !== undefined))
  const { visible, since } = useVisible()
  const longGone = useRemaining(shown?.expiresAt ?? past, wallet.clock) === 0
  const due = useRemaining(shown?.refreshAt ?? past, wallet.clock) === 0
  const isOpen = shown !== undefined && shown.status !== 'used'

  useEffect(() => {
    if (!isOpen || !visible || isFetching || !(due || shown.status === 'expired')) return
    const timer = setTimeout(() => void refetch(), error ? againMs : 0)
    return () => clearTimeout(timer)
  }, [isOpen, visible, isFetching, due, shown?.status, error, refetch])

  const heard = Math.max(watched.dataUpdatedAt, made.dataUpdatedAt)
  const isGood = shown?.status === 'open' && !longGone && heard > since && !isOutlived(shown, heard)
  const lost = error ?? watched.error
  const isCutOff = isOpen && visible && !isGood && lost !== null && !(lost instanceof BankProblem)
  const offline = useOfflineCode(seed.data, isCutOff)

  const retry = () => void refetch()
  if (!shown) return error ? { show: 'trouble', error, busy: isFetching, retry } : { show: 'bones' }
  if (shown.status === 'used') return used(shown.payment, () => showNext(queries))

  const { id, code, refreshAt, expiresAt } = shown
  if (code && visible && isGood) return { show: 'code', id, code, refreshAt, expiresAt }
  if (offline)
    return {
      ...{ show: 'offline_code', id: offline.code, code: offline.code, refreshAt: offline.until },
      ...{ busy: isFetching, retry },
    }
  if (lost) return { show: 'offline', busy: isFetching, retry }
  return { show: 'bones' }
}

const past = new Date(0).toISOString()
const againMs = 3000

function used(payment: Payment | null, next: () => void): PayCode {
  if (!payment) return { show: 'untaken', next }
  const { status, nextAction } = payment
  if (status === 'succeeded' || status === 'failed') return { show: 'ended', payment, next }
  if (nextAction?.type === 'enter_pin')
    return { show: 'asking', challengeId: nextAction.challengeId, payment, next }
  return { show: 'paying' }
}

/** Whether the page is looked at, and since when that is not certain any more. */
function useVisible(): { visible: boolean; since: number } {
  const [sight, see] = useState(() => ({ visible: isVisible(), since: 0 }))
  useEffect(() => {
    const look = () =>
      see(({ since }) =>
        isVisible() ? { visible: true, since } : { visible: false, since: Date.now() },
      )
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return sight
}

const isVisible = () => document.visibilityState === 'visible'
