import { useQuery } from '@tanstack/react-query'
import { Loading } from '../layout.tsx'
import { accountQuery } from '../queries.ts'
import { OfflinePage } from '../trouble/trouble-pages.tsx'
import { useWallet } from '../wallet-context.ts'
import { AccountHome } from './account-home.tsx'
import { Welcome } from './welcome.tsx'

/** The wallet's home: an account, or the way to one. */
export function HomePage() {
  const account = useQuery(accountQuery(useWallet()))
  if (account.data) return <AccountHome account={account.data} />
  if (account.data === null) return <Welcome />
  if (account.error) {
    return <OfflinePage busy={account.isFetching} onRetry={() => void account.refetch()} />
  }
  return <Loading />
}
