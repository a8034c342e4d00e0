import { useQuery } from '@tanstack/react-query'
import { ChallengePage } from './challenge/challenge-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { Loading } from './layout.tsx'
import { MovementPage } from './movement/movement-page.tsx'
import { OpenPage } from './open/open-page.tsx'
import { PinPage } from './pin/pin-page.tsx'
import { usePlace } from './place.ts'
import { sessionQuery } from './queries.ts'
import { StatementPage } from './statement/statement-page.tsx'
import { useWalletStore } from './store.ts'
import { BrokenPage, EndedPage, OfflinePage } from './trouble/trouble-pages.tsx'
import type { View } from './link.ts'
import { useArrival } from './use-arrival.ts'
import { useWallet } from './wallet-context.ts'

const pages = {
  home: HomePage,
  open: OpenPage,
  pin: PinPage,
  'top-up': () => <MovementPage kind="topUp" />,
  withdraw: () => <MovementPage kind="withdrawal" />,
  statement: StatementPage,
} satisfies Record<View, () => React.ReactNode>

/** The wallet: whether the page may act decides first, then the address which page it is. */
export function WalletPage() {
  const wallet = useWallet()
  const ended = useWalletStore((store) => store.ended)
  const { view, challengeId } = usePlace()
  const session = useQuery(sessionQuery(wallet))
  useArrival(challengeId ?? view)

  if (ended) return <EndedPage {...ended} />
  if (session.data === 'none') return <BrokenPage />
  if (session.error) {
    return <OfflinePage busy={session.isFetching} onRetry={() => void session.refetch()} />
  }
  if (!session.data) return <Loading />
  if (challengeId) return <ChallengePage key={challengeId} challengeId={challengeId} />
  const Page = pages[view]
  return <Page />
}
