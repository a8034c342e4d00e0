import { useQuery } from '@tanstack/react-query'
import { yuan } from '../../design/money.ts'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { AlertIcon, LockIcon, PhoneIcon } from '../../design/icons.tsx'
import { KeyIcon, ListIcon, PasskeyIcon } from '../../design/wallet-icons.tsx'
import { ElderToggle } from '../elder/elder-toggle.tsx'
import { useText } from '../locales/use-text.ts'
import { Menu, MenuRow } from '../menu/menu.tsx'
import { AccountPage } from '../of-account.tsx'
import { go } from '../place.ts'
import { mandatesQuery, passkeysQuery, pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'

/** What protects the money, and how the pages look. */
export function SecurityPage() {
  const t = useText()
  return (
    <AccountPage title={t('security.title')}>
      {(account) => (
        <div className="mt-4 flex flex-col gap-6">
          <Menu title={t('security.paying')}>
            <Pin />
            <Passkeys />
            <WithoutPin limit={account.noPinLimit} />
          </Menu>
          <Menu title={t('security.access')}>
            <MenuRow
              icon={<PhoneIcon />}
              name={t('devices.title')}
              detail={t('devices.detail')}
              onGo={() => go('devices')}
            />
            <MenuRow
              icon={<ListIcon />}
              name={t('audit.title')}
              detail={t('audit.detail')}
              onGo={() => go('audit')}
            />
            <MenuRow
              icon={<AlertIcon />}
              name={t('lost-phone.title')}
              detail={t('lost-phone.detail')}
              onGo={() => go('lost-phone')}
            />
          </Menu>
          <Menu title={t('security.looks')}>
            <ElderToggle />
          </Menu>
        </div>
      )}
    </AccountPage>
  )
}

function Pin() {
  const t = useText()
  const { locale } = useLanguage()
  const { data: pin } = useQuery(pinQuery(useWallet()))
  return (
    <MenuRow
      icon={<LockIcon />}
      name={t('pin.title')}
      detail={
        pin?.lockedUntil
          ? t('pin.lockedUntil', { time: deadlineText(pin.lockedUntil, locale) })
          : pin
            ? t(pin.isSet ? 'pin.isSet' : 'pin.isNotSet')
            : ''
      }
      onGo={() => go('pin')}
    />
  )
}

function Passkeys() {
  const t = useText()
  const { data } = useQuery(passkeysQuery(useWallet()))
  const count = data?.length ?? 0
  return (
    <MenuRow
      icon={<PasskeyIcon />}
      name={t('passkeys.title')}
      detail={data ? (count === 0 ? t('passkeys.none') : t('passkeys.count', { count })) : ''}
      onGo={() => go('passkeys')}
    />
  )
}

function WithoutPin({ limit }: { limit: number }) {
  const t = useText()
  const mandates = useQuery(mandatesQuery(useWallet()))
  const count = mandates.data?.filter(({ status }) => status === 'active').length ?? 0
  const ownLimit = limit === 0 ? t('noPin.always') : t('noPin.upTo', { amount: yuan(limit) })
  return (
    <MenuRow
      icon={<KeyIcon />}
      name={t('noPin.title')}
      detail={count === 0 ? ownLimit : t('noPin.and', { limit: ownLimit, count })}
      onGo={() => go('no-pin')}
    />
  )
}
