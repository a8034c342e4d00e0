import { useQuery } from '@tanstack/react-query'
import { ManageAccountPage } from './account/account-page.tsx'
import { CloseAccountPage } from './account/close-page.tsx'
import { AuditPage } from './audit/audit-page.tsx'
import { CardPage } from './card/card-page.tsx'
import { ChangeCardPage } from './card/change-card-page.tsx'
import { ChallengePage } from './challenge/challenge-page.tsx'
import { CodePage } from './code/code-page.tsx'
import { ComplainPage } from './complaints/complain-page.tsx'
import { ComplaintsPage } from './complaints/complaints-page.tsx'
import { DevicesPage } from './devices/devices-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { IdentityPage } from './identity/identity-page.tsx'
import { Loading } from './layout.tsx'
import { LimitsPage } from './limits/limits-page.tsx'
import { LostPhonePage } from './lost-phone/lost-phone-page.tsx'
import { ServicesPage } from './menu/services-page.tsx'
import { MovementPage } from './movement/movement-page.tsx'
import { OpenPage } from './open/open-page.tsx'
import { PasskeysPage } from './passkeys/passkeys-page.tsx'
import { PinPage } from './pin/pin-page.tsx'
import { PinResetPage } from './pin-reset/pin-reset-page.tsx'
import { usePlace } from './place.ts'
import { sessionQuery } from './queries.ts'
import { NoPinPage } from './security/no-pin-page.tsx'
import { SecurityPage } from './security/security-page.tsx'
import { StatementPage } from './statement/statement-page.tsx'
import { useWalletStore } from './store.ts'
import { TransferPage } from './transfer/transfer-page.tsx'
import { BrokenPage, EndedPage, OfflinePage } from './trouble/trouble-pages.tsx'
import type { View } from './link.ts'
import { useArrival } from './use-arrival.ts'
import { useWallet } from './wallet-context.ts'

const pages = {
  home: HomePage,
  open: () => <OpenPage />,
  pin: PinPage,
  'top-up': () => <MovementPage kind="topUp" />,
  withdraw: () => <MovementPage kind="withdrawal" />,
  transfer: TransferPage,
  code: CodePage,
  statement: StatementPage,
  services: ServicesPage,
  security: SecurityPage,
  'no-pin': NoPinPage,
  passkeys: PasskeysPage,
  devices: DevicesPage,
  audit: AuditPage,
  'lost-phone': LostPhonePage,
  complaints: ComplaintsPage,
  complain: ComplainPage,
  account: ManageAccountPage,
  close: CloseAccountPage,
  upgrade: () => <OpenPage purpose="upgrade" />,
  reactivate: () => <OpenPage purpose="reactivate" />,
  limits: LimitsPage,
  card: CardPage,
  'change-card': ChangeCardPage,
  'pin-reset': PinResetPage,
  identity: IdentityPage,
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
