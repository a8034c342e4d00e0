import { useMutation } from '@tanstack/react-query'
import { BankProblem, hasCode } from '../api/bank-problem.ts'
import { createClient, type Client } from '../api/client.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { usePay } from './pay-context.ts'
import { usePayStoreApi } from './store.ts'
import { useText } from './locales/use-text.ts'

export interface WalletVisit {
  view: 'top-up' | 'pin'
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
  const { locale } = useLanguage()
  const { client } = usePay()
  const store = usePayStoreApi()

  const visit = useMutation({
    networkMode: 'always',
    mutationFn: async ({ wallet, ...visit }: WalletVisit & { wallet: Window }) => {
      const token = await walletToken(client, locale)
      wallet.location.replace(walletUrl(visit, token))
    },
    onSuccess: (_, { told }) => store.getState().tell({ kind: 'wallet', message: told }),
    onError: (error, { wallet }) => {
      wallet.close()
      store
        .getState()
        .tell(
          hasCode(error, 'caller_not_allowed', 'not_found', 'scope_missing')
            ? { kind: 'problem', message: t('choose.walletElsewhere') }
            : error instanceof BankProblem
              ? { kind: 'problem', message: error.message }
              : { kind: 'lost' },
        )
    },
  })

  return {
    busy: visit.isPending,
    open: (to: WalletVisit) => {
      const wallet = window.open('about:blank', '_blank')
      if (wallet) return visit.mutate({ ...to, wallet })
      store.getState().tell({ kind: 'problem', message: t('choose.walletElsewhere') })
    },
  }
}

/** A token the wallet can work with. Whether it can is asked first: a page that cannot would be a dead end. */
async function walletToken(client: Client, locale: Locale): Promise<string> {
  const { token } = await client.call('POST /v1/page-tokens')
  const asWallet = createClient({ credentials: () => token, locale: () => locale })
  await asWallet.call('GET /v1/users/:userId/accounts', { params: { userId: 'me' } })
  return token
}

function walletUrl({ view, amount }: WalletVisit, token: string): string {
  const url = new URL('/wallet', location.href)
  const page = new URLSearchParams(location.search)
  for (const name of ['lang', 'theme']) {
    const value = page.get(name)
    if (value) url.searchParams.set(name, value)
  }
  url.searchParams.set('view', view)
  if (amount !== undefined) url.searchParams.set('amount', String(amount))
  url.hash = token
  return url.href
}
