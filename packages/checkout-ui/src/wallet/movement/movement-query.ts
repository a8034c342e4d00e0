import { queryOptions } from '@tanstack/react-query'
import { pauseBefore, waiting } from '../../api/polling.ts'
import type { Wallet } from '../wallet-context.ts'
import { kinds, type KindName, type Movement } from './kinds.ts'

/** How a movement stands; asked again, less and less often, as long as another bank has to answer. */
export const movementQuery = ({ client }: Wallet, kind: KindName, id: string) =>
  queryOptions<Movement>({
    queryKey: ['movement', id],
    queryFn: ({ signal }) => kinds[kind].read(client, id, signal),
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: 'always',
    refetchIntervalInBackground: false,
    refetchInterval: ({ state }) => {
      if (state.data && state.data.status !== 'processing') return false
      return pauseBefore(state.dataUpdateCount + state.errorUpdateCount, waiting)
    },
  })
