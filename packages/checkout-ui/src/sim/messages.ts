import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { BankProblem } from '../api/bank-problem.ts'
import { ConnectionLost } from '../api/connection-lost.ts'
import { pauseBefore, type Pace } from '../api/polling.ts'
import type { Reply } from '../api/routes.ts'

type Inbox = Reply<'GET /v1/sandbox/messages'>

export interface Asked {
  realmKey: string
  /** Only what was sent to this number. */
  mobile: string | undefined
  limit: number
}

/** A text is wanted at once, and this is a machine next door. */
const pace: Pace = { firstMs: 1500, growth: 1, longestMs: 1500 }
const troubled: Pace = { firstMs: 2000, growth: 1.6, longestMs: 15_000 }

/** The SMS of a realm, newest first, asked for again and again while somebody looks. */
export const messagesQuery = (asked: Asked) =>
  queryOptions<Inbox>({
    queryKey: ['messages', asked.realmKey, asked.mobile, asked.limit],
    queryFn: ({ signal }) => read(asked, signal),
    retry: false,
    networkMode: 'always',
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (state.error instanceof BankProblem && state.error.problem.status === 401) return false
      return pauseBefore(state.fetchFailureCount, state.error ? troubled : pace)
    },
  })

// The phone asks its own origin, which passes the question on to the bank.
async function read({ realmKey, mobile, limit }: Asked, signal: AbortSignal): Promise<Inbox> {
  const query = new URLSearchParams({ limit: String(limit), ...(mobile && { mobile }) })
  const response = await reach(`/api/messages?${query}`, {
    headers: {
      Authorization: `Bearer ${realmKey}`,
      'Accept-Language': document.documentElement.lang,
    },
    cache: 'no-store',
    credentials: 'omit',
    signal,
  })
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw new ConnectionLost(error)
  })
  if (response.ok) return answer as Inbox
  if (isProblem(answer)) throw new BankProblem(answer)
  throw new ConnectionLost(`HTTP ${response.status}`)
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    throw new ConnectionLost(error)
  }
}

const isProblem = (answer: unknown): answer is BankProblem['problem'] =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer
