import type { Challenge } from '@qiantang/sdk/contract'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../api/client.ts'
import { knowsPasskeys } from './passkey.ts'

interface Desk {
  client: Client
  challengeId: string
}

const waysQuery = ({ client, challengeId }: Desk) =>
  queryOptions({
    queryKey: ['challenge', challengeId, 'ways'],
    queryFn: ({ signal }) =>
      client.call('GET /v1/challenges/:challengeId', { params: { challengeId }, signal }),
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
  })

/** By what a question may be answered now. Until that is known, and where it cannot be, by the PIN. */
export function useWays(desk: Desk) {
  const queries = useQueryClient()
  const query = waysQuery(desk)
  const { data } = useQuery(query)
  const { accepts = ['pin'], answersNeeded = 1, passkey = null } = data ?? {}
  return {
    /** What to ask the device for, where one of its passkeys may answer and this browser can ask. */
    passkey: accepts.includes('passkey') && knowsPasskeys() ? passkey : null,
    pin: accepts.includes('pin'),
    /** PIN and passkey are both needed, and neither was given yet. */
    both: answersNeeded > 1,
    /** One of two was given: the question as it is now. */
    know: (challenge: Challenge) => queries.setQueryData(query.queryKey, challenge),
  }
}
