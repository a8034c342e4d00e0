import type { StatementLine } from '@qiantang/sdk/contract'
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { nothing, searchOf, type Sought } from './statement/sought.ts'
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

/** Agreements by which the merchant takes payments without the PIN, newest first. */
export const mandatesQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['mandates'],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/mandates'
      return (await client.call(address, { params: me, query: { limit: 100 }, signal })).items
    },
  })

/** Passkeys of the user's devices, newest first. */
export const passkeysQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['passkeys'],
    queryFn: async ({ signal }) =>
      (await client.call('GET /v1/users/:userId/passkeys', { params: me, signal })).items,
  })

export const cardsQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['cards'],
    queryFn: async ({ signal }) =>
      (await client.call('GET /v1/users/:userId/cards', { params: me, signal })).items,
    staleTime: 60_000,
  })

/** What an application is for. */
export type Purpose = 'open' | 'upgrade' | 'reactivate'

/** The newest application for a purpose. */
export const applicationQuery = ({ client }: Wallet, purpose: Purpose = 'open') =>
  queryOptions({
    ...asking,
    queryKey: ['application', purpose],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/applications'
      const { items } = await client.call(address, { params: me, signal })
      return items.find((application) => application.purpose === purpose) ?? null
    },
    refetchOnWindowFocus: 'always',
  })

export const linesQuery = ({ client }: Wallet, accountId: string, sought: Sought = nothing) =>
  infiniteQueryOptions({
    ...asking,
    queryKey: ['lines', accountId, sought],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      client.call('GET /v1/users/:userId/accounts/:accountId/statement-lines', {
        params: { ...me, accountId },
        query: { limit: 20, ...searchOf(sought), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => unique(pages.flatMap(({ items }) => items)),
  })

// A line that came while one was reading moves the others on; a page may begin with what the last one ended with.
const unique = (lines: StatementLine[]) => [
  ...new Map(lines.map((line) => [line.id, line])).values(),
]

/** What came in and went out month by month, newest first. */
export const monthsQuery = ({ client }: Wallet, accountId: string) =>
  queryOptions({
    ...asking,
    queryKey: ['lines', accountId, 'months'],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/accounts/:accountId/statement-months'
      const params = { ...me, accountId }
      return (await client.call(address, { params, signal })).items
    },
  })

/** Whether the bank has to know more of the user, and until when. */
export const identityQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    meta: { aside: true },
    queryKey: ['identity'],
    queryFn: ({ signal }) =>
      client.call('GET /v1/users/:userId/identity-details', { params: me, signal }),
    staleTime: 60_000,
  })

/** Each limit of the account, with what is used and left of it. */
export const limitsQuery = ({ client }: Wallet, accountId: string) =>
  queryOptions({
    ...asking,
    queryKey: ['balance', accountId, 'limits'],
    queryFn: ({ signal }) =>
      client.call('GET /v1/users/:userId/accounts/:accountId/limits', {
        params: { ...me, accountId },
        signal,
      }),
  })

/** Where the user's wallet is open now. */
export const sessionsQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/sessions'
      return (await client.call(address, { params: me, query: { limit: 100 }, signal })).items
    },
  })

export const devicesQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['devices'],
    queryFn: async ({ signal }) =>
      (await client.call('GET /v1/users/:userId/devices', { params: me, signal })).items,
  })

/** What has touched the user's security, newest first. */
export const auditQuery = ({ client }: Wallet) =>
  infiniteQueryOptions({
    ...asking,
    queryKey: ['audit'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      client.call('GET /v1/users/:userId/audit-entries', {
        params: me,
        query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

export const complaintsQuery = ({ client }: Wallet) =>
  queryOptions({
    ...asking,
    queryKey: ['complaints'],
    queryFn: async ({ signal }) => {
      const address = 'GET /v1/users/:userId/complaints'
      return (await client.call(address, { params: me, query: { limit: 100 }, signal })).items
    },
  })

export const complaintQuery = ({ client }: Wallet, complaintId: string) =>
  queryOptions({
    ...asking,
    queryKey: ['complaint', complaintId],
    queryFn: ({ signal }) =>
      client.call('GET /v1/users/:userId/complaints/:complaintId', {
        params: { ...me, complaintId },
        signal,
      }),
    refetchOnWindowFocus: 'always',
  })

/** After money has moved: everything that shows it is asked for again. */
export function refreshMoney(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: ['balance'] })
  void queries.invalidateQueries({ queryKey: ['lines'] })
}
