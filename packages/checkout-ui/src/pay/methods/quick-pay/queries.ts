import { queryOptions } from '@tanstack/react-query'
import { hasCode } from '../../../api/bank-problem.ts'
import type { Client } from '../../../api/client.ts'
import type { Locale } from '../../../i18n/locale.ts'

const once = { retry: false, networkMode: 'always', staleTime: Infinity } as const

/** What has to be accepted. */
export const termsQuery = (client: Client, locale: Locale) =>
  queryOptions({
    ...once,
    queryKey: ['quick-pay-terms', locale],
    queryFn: ({ signal }) => client.call('GET /v1/quick-pay-terms', { signal }),
  })

/** Whose card is being typed: the bank is told its first six digits and no more. Null where it knows of none. */
export const issuerQuery = (client: Client, locale: Locale, cardNumber: string) => {
  const prefix = cardNumber.slice(0, 6)
  return queryOptions({
    ...once,
    enabled: /^\d{6}$/.test(prefix),
    queryKey: ['card-issuer', locale, prefix],
    queryFn: async ({ signal }) => {
      try {
        return await client.call('GET /v1/card-issuers', { query: { prefix }, signal })
      } catch (error) {
        if (hasCode(error, 'not_found')) return null
        throw error
      }
    },
  })
}
