import { useMutation } from '@tanstack/react-query'
import { usePay } from './pay-context.ts'
import { usePayStoreApi } from './store.ts'
import { useText } from './locales/use-text.ts'

export interface WalletVisit {
  to: 'top-up' | 'pin'
  /** What the payer lacks, in fen. */
  amount?: number
  /** What the page says meanwhile. */
  told: string
}

/**
 * Opens the payer's wallet beside the checkout, with a page token of its own behind `#`. The window is opened
 * in the click itself: one that waits for an answer first is blocked by phones.
 */
export function useOpenWallet() {
  const t = useText()
  const { client } = usePay()
  const store = usePayStoreApi()

  const visit = useMutation({
    networkMode: 'always',
    mutationFn: async ({ wallet, ...to }: WalletVisit & { wallet: Window }) => {
      const { token } = await client.call('POST /v1/page-tokens')
      wallet.location.replace(walletUrl(to, token))
    },
    onSuccess: (_, { told }) => store.getState().tell({ kind: 'wallet', message: told }),
    onError: (error, { wallet }) => {
      wallet.close()
      const message = 'code' in error ? error.message : undefined
      store.getState().tell(message ? { kind: 'problem', message } : { kind: 'lost' })
    },
  })

  return {
    busy: visit.isPending,
    open: (to: WalletVisit) => {
      const wallet = window.open('about:blank', '_blank')
      if (wallet) return visit.mutate({ ...to, wallet })
      store.getState().tell({ kind: 'problem', message: t('choose.walletBlocked') })
    },
  }
}

function walletUrl({ to, amount }: WalletVisit, token: string): string {
  const url = new URL('/wallet', location.href)
  const page = new URLSearchParams(location.search)
  for (const name of ['lang', 'theme']) {
    const value = page.get(name)
    if (value) url.searchParams.set(name, value)
  }
  url.searchParams.set('to', to)
  if (amount !== undefined) url.searchParams.set('amount', String(amount))
  url.hash = token
  return url.href
}
