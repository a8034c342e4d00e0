import { useQuery } from '@tanstack/react-query'
import { hasCode } from '../api/bank-problem.ts'
import { createClient, type Client } from '../api/client.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Locale } from '../i18n/locale.ts'
import { usePay } from './pay-context.ts'

export interface WalletVisit {
  view: 'top-up' | 'pin'
  /** What the payer lacks, in fen. */
  amount?: number | undefined
}

const tenMinutes = 600_000

/**
 * The address of the payer's wallet, with a page token of its own behind `#`; null where this bank does not
 * open it from here. Asked before the payer presses, so that what they press is a link that leads somewhere.
 */
export function useWalletAddress(visit: WalletVisit) {
  const { locale } = useLanguage()
  const { client, checkoutSessionId } = usePay()
  const token = useQuery({
    queryKey: ['wallet-token', checkoutSessionId],
    queryFn: () => walletToken(client, locale),
    retry: false,
    networkMode: 'always',
    // A page token lives for a quarter of an hour.
    staleTime: tenMinutes,
    refetchInterval: tenMinutes,
  })
  return { ...token, data: token.data && walletUrl(visit, token.data) }
}

/** A token the wallet can work with: whether it can is tried once, as a page that cannot is a dead end. */
async function walletToken(client: Client, locale: Locale): Promise<string | null> {
  try {
    const { token } = await client.call('POST /v1/page-tokens')
    const asWallet = createClient({ credentials: () => token, locale: () => locale })
    await asWallet.call('GET /v1/users/:userId/accounts', { params: { userId: 'me' } })
    return token
  } catch (error) {
    if (hasCode(error, 'caller_not_allowed', 'not_found', 'scope_missing')) return null
    throw error
  }
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
