import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import { askTill, type DayEnd, type Sale, type Till } from './doors.ts'
import { TillKey } from './till-key.ts'

/** The journal of the till and the day so far. */
export function useTill() {
  const key = use(TillKey)
  return useQuery({ queryKey: ['till', key], queryFn: () => askTill<Till>(key, '') })
}

/** A sale, asked for anew until it is over. */
export function useSale(reference: string) {
  const key = use(TillKey)
  return useQuery({
    queryKey: ['sale', key, reference],
    queryFn: () => askTill<Sale>(key, `/sales/${reference}`),
    // The first answer came with the sale itself.
    staleTime: 1000,
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'asking' || data?.status === 'unknown' ? 1000 : false,
  })
}

/** Something done at the till, after which the journal says so. */
function useAct<Given, Reply>(act: (key: string, given: Given) => Promise<Reply>) {
  const key = use(TillKey)
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (given: Given) => act(key, given),
    onSettled: () => queries.invalidateQueries({ queryKey: ['till', key] }),
  })
}

/** Something done to a sale, which is known as it then stands. */
function useSaleAct<Given>(act: (key: string, given: Given) => Promise<Sale>) {
  const queries = useQueryClient()
  return useAct(async (key, given: Given) => {
    const sale = await act(key, given)
    queries.setQueryData(['sale', key, sale.reference], sale)
    return sale
  })
}

export const useTake = () =>
  useSaleAct((key, sale: { reference: string; amount: number; code: string }) =>
    askTill(key, '/sales', sale),
  )

export const useShow = () =>
  useSaleAct((key, sale: { reference: string; amount: number }) => askTill(key, '/shown', sale))

export const useWithdraw = () =>
  useSaleAct((key, reference: string) => askTill(key, `/sales/${reference}/withdraw`, {}))

export const useRefund = () =>
  useSaleAct((key, { reference, amount }: { reference: string; amount: number }) =>
    askTill(key, `/sales/${reference}/refund`, { amount }),
  )

export const useEndDay = () => useAct((key, _: void) => askTill<DayEnd>(key, '/day-end', {}))
