import type { Account } from '@qiantang/sdk/contract'
import { TideMark } from '../../design/marks/pay-marks.tsx'
import { ScreenTitle } from '../../design/screen.tsx'
import { ElderButton } from '../elder/elder-toggle.tsx'
import { Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Services } from '../menu/services.tsx'
import { useWalletStore } from '../store.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { WayBack } from '../way-back.tsx'
import { Actions } from './actions.tsx'
import { BalanceCard } from './balance-card.tsx'
import { ElderHome } from './elder-home.tsx'
import { LastLines } from './last-lines.tsx'
import { MonthCard } from './month-card.tsx'
import { HomeNotices } from './notices.tsx'

/** What there is, what can be done with it, what moved last. */
export function AccountHome({ account }: { account: Account }) {
  const t = useText()
  const elder = useWalletStore((store) => store.elder)
  useDocumentTitle(t('title', { page: t('home.title') }))
  return (
    <Frame width={elder ? 'narrow' : 'wide'}>
      <header className="flex items-center gap-2.5 [&>svg]:size-8">
        <TideMark />
        <ScreenTitle className="mr-auto text-body! leading-11 font-strong">
          {t('home.title')}
        </ScreenTitle>
        <ElderButton />
      </header>
      {elder ? <ElderHome account={account} /> : <UsualHome account={account} />}
    </Frame>
  )
}

function UsualHome({ account }: { account: Account }) {
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] items-start gap-4 tablet:mt-4 desk:grid-cols-[minmax(0,27rem)_minmax(0,1fr)] desk:gap-8">
      <div className="flex flex-col gap-4">
        <HomeNotices account={account} />
        <BalanceCard account={account} />
        <Actions account={account} />
        <div className="max-desk:hidden">
          <Services account={account} />
        </div>
      </div>
      <div className="flex flex-col gap-4">
        <MonthCard account={account} />
        <LastLines account={account} />
        <div className="desk:hidden">
          <Services account={account} />
        </div>
        <WayBack look="quiet" />
      </div>
    </div>
  )
}
