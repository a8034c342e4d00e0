import type { Bank } from '@qiantang/sdk/contract'
import { queryOptions } from '@tanstack/react-query'
import type { Client } from '../../../api/client.ts'
import type { Locale } from '../../../i18n/locale.ts'

export type Kind = 'personal' | 'corporate'

export const banksQuery = (client: Client) =>
  queryOptions({
    queryKey: ['banks'],
    queryFn: async ({ signal }) => (await client.call('GET /v1/banks', { signal })).items,
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
  })

/** A bank as this payer may choose it. */
export interface ChoosableBank {
  code: string
  name: string
  /** The most one payment may be there, in fen. */
  singleLimit: number
  /** Too little for what is to be paid. */
  tooLow: boolean
}

/** The banks that serve payers of a kind, whose name or code holds what was typed. Those that pay too little come last. */
export function choosableBanks(
  banks: readonly Bank[],
  wanted: { kind: Kind; sought: string; amount: number; locale: Locale },
): ChoosableBank[] {
  const { kind, amount, locale } = wanted
  const sought = wanted.sought.trim().toLowerCase()
  return banks
    .filter(({ code, name }) =>
      [code, name.zh, name.en].some((text) => text.toLowerCase().includes(sought)),
    )
    .flatMap(({ code, name, [kind]: limits }) =>
      limits
        ? {
            code,
            name: locale === 'en' ? name.en : name.zh,
            singleLimit: limits.singleLimit,
            tooLow: limits.singleLimit < amount,
          }
        : [],
    )
    .toSorted((a, b) => Number(a.tooLow) - Number(b.tooLow))
}
