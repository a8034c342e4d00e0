import type { Account } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { WayBack } from '../way-back.tsx'
import { Actions } from './actions.tsx'
import { BalanceCard } from './balance-card.tsx'
import { LastLines } from './last-lines.tsx'
import { HomeNotices } from './notices.tsx'

/** The same for older eyes: the money, two things to do with it, what moved last; all else behind one button. */
export function ElderHome({ account }: { account: Account }) {
  const t = useText()
  return (
    <div className="mt-2 flex flex-col gap-5">
      <HomeNotices account={account} />
      <BalanceCard account={account} />
      <Actions account={account} few />
      <LastLines account={account} shown={3} />
      <Button look="quiet" onClick={() => go('services')}>
        {t('services.more')}
      </Button>
      <WayBack look="quiet" />
    </div>
  )
}
