import type { StatementLine } from '@qiantang/sdk/contract'
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { me, type Wallet } from './wallet-context.ts'

// The client repeats by itself what may be repeated, and asks whether or not the device thinks it is online.
const asking = { retry: false, networkMode: 'always' } as const

export const sessionQuery = ({ session }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['session'],
    queryFn: () => session.begin(),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnReconnect: true,
  })

/** The user's e-account in this app: one, or none yet. */
export const accountQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['account'],
    queryFn: async ({ signal }) => {
      const { items } = await client.call('GET /v1/users/:userId/accounts', { params: me, signal })
      return items.find(({ status }) => status !== 'closed') ?? null
    },
    staleTime: 60_000,
  })

export const balanceQuery = ({ client, clock }: Wallet, accountId: string) =>
  queryOptions({
    ...asking,
    queryKey: ['balance', accountId],
    queryFn: async ({ signal }) => {
      const params = { ...me, accountId }
      const address = 'GET /v1/users/:userId/accounts/:accountId/balance'
      const balance = await client.call(address, { params, signal })
      clock.set(balance.at)
      return balance
    },
    refetchOnWindowFocus: 'always',
  })

export const pinQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['pin'],
    queryFn: ({ signal }) => client.call('GET /v1/users/:userId/pin', { params: me, signal }),
    staleTime: 60_000,
  })

export const cardsQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['cards'],
    queryFn: async ({ signal }) =>
      (await client.call('GET /v1/users/:userId/cards', { params: me, signal })).items,
    staleTime: 60_000,
  })

/** The newest application to open an account. */
export const applicationQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['application'],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/applications'
      const { items } = await client.call(address, { params: me, signal })
      return items[0] ?? null
    },
    refetchOnWindowFocus: 'always',
  })

export const linesQuery = ({ client }: Wallet, accountId: string) =>
  infiniteQueryOptions({
    ...asking,
    queryKey: ['lines', accountId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      client.call('GET /v1/users/:userId/accounts/:accountId/statement-lines', {
        params: { ...me, accountId },
        query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => unique(pages.flatMap(({ items }) => items)),
  })

// A line that came while one was reading moves the others on; a page may begin with what the last one ended with.
const unique = (lines: StatementLine[]) => [
  ...new Map(lines.map((line) => [line.id, line])).values(),
]

/** After money has moved: everything that shows it is asked for again. */
export function refreshMoney(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: ['balance'] })
  void queries.invalidateQueries({ queryKey: ['lines'] })
}
