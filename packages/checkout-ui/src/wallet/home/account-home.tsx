import type { Account } from '@qiantang/sdk/contract'
import { ScreenTitle } from '../../design/screen.tsx'
import { TideMark } from '../../design/marks/pay-marks.tsx'
import { Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { WayBack } from '../way-back.tsx'
import { Actions } from './actions.tsx'
import { BalanceCard } from './balance-card.tsx'
import { LastLines } from './last-lines.tsx'
import { HomeNotices } from './notices.tsx'
import { Settings } from './settings.tsx'

/** What there is, what can be done with it, what moved last. */
export function AccountHome({ account }: { account: Account }) {
  const t = useText()
  useDocumentTitle(t('title', { page: t('home.title') }))
  return (
    <Frame width="wide">
      <header className="flex items-center gap-2.5 [&_svg]:size-8">
        <TideMark />
        <ScreenTitle className="text-body! leading-11 font-strong">{t('home.title')}</ScreenTitle>
      </header>
      <div className="mt-2 grid items-start gap-4 tablet:mt-4 desk:grid-cols-[minmax(0,27rem)_minmax(0,1fr)] desk:gap-8">
        <div className="flex flex-col gap-4">
          <HomeNotices account={account} />
          <BalanceCard account={account} />
          <Actions account={account} />
          <Settings account={account} />
        </div>
        <div className="flex flex-col gap-4">
          <LastLines account={account} />
          <WayBack look="quiet" />
        </div>
      </div>
    </Frame>
  )
}
