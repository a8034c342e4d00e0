import { ListIcon } from '../../design/wallet-icons.tsx'
import { useText } from '../locales/use-text.ts'
import { AccountPage } from '../of-account.tsx'
import { go } from '../place.ts'
import { Menu, MenuRow } from './menu.tsx'
import { Services } from './services.tsx'

/** All there is, one below the other: where the home page shows only what is needed most. */
export function ServicesPage() {
  const t = useText()
  return (
    <AccountPage title={t('services.more')}>
      {(account) => (
        <div className="mt-4 flex flex-col gap-5">
          <Menu>
            <MenuRow
              icon={<ListIcon />}
              name={t('statement.title')}
              detail={t('services.statement')}
              onGo={() => go('statement')}
            />
          </Menu>
          <Services account={account} />
        </div>
      )}
    </AccountPage>
  )
}
