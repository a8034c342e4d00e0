import type { Transfer } from '@qiantang/sdk/contract'
import { queryOptions } from '@tanstack/react-query'
import { pauseBefore, waiting } from '../../api/polling.ts'
import { me, type Wallet } from '../wallet-context.ts'

/** How a transfer stands; asked again as long as it is under way. */
export const transferQuery = ({ client }: Wallet, transferId: string) =>
  queryOptions<Transfer>({
    queryKey: ['movement', transferId],
    queryFn: ({ signal }) =>
      client.call('GET /v1/users/:userId/transfers/:transferId', {
        params: { ...me, transferId },
        signal,
      }),
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: 'always',
    refetchIntervalInBackground: false,
    refetchInterval: ({ state }) => {
      if (state.data && state.data.status !== 'processing') return false
      return pauseBefore(state.dataUpdateCount + state.errorUpdateCount, waiting)
    },
  })
