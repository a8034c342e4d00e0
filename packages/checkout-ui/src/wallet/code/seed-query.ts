import type { OfflineSeed } from '@qiantang/sdk/contract'
import { queryOptions } from '@tanstack/react-query'
import { me, type Wallet } from '../wallet-context.ts'

/** What codes are made of while there is no network, with all that takes: it was loaded when there was one. */
export interface KnownSeed {
  stepSeconds: number
  validUntil: number
  /** The bank's time. It goes by the device's clock, which a sleeping page's own falls behind. */
  now: () => number
  codeOf: (step: number) => Promise<string>
}

/** Asked for once, beside the first code. Without it the page does as well, as long as there is a network. */
export const seedQuery = (wallet: Wallet, enabled: boolean) =>
  queryOptions({
    queryKey: ['payment-code-seed'],
    queryFn: async (): Promise<KnownSeed> => {
      const [{ offlineCode }, told] = await Promise.all([
        import('@qiantang/sdk/qr'),
        wallet.client.call('POST /v1/users/:userId/payment-codes/offline-seed', {
          params: me,
          body: {},
        }),
      ])
      const ahead = Date.parse(told.now) - Date.now()
      const known = seedIn(told)
      return {
        stepSeconds: told.stepSeconds,
        validUntil: Date.parse(told.validUntil),
        now: () => Date.now() + ahead,
        codeOf: (step) => offlineCode(known, step),
      }
    },
    enabled,
    retry: 2,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

const seedIn = ({ seed, index, mask }: OfflineSeed) => {
  const letters = atob(seed.replaceAll('-', '+').replaceAll('_', '/'))
  return { seed: Uint8Array.from(letters, (letter) => letter.codePointAt(0) ?? 0), index, mask }
}
