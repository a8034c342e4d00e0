import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { classText, statusKey } from '../account/account-state.tsx'
import { AlertIcon } from '../../design/icons.tsx'
import {
  CardIcon,
  CodeIcon,
  GaugeIcon,
  PersonIcon,
  ShieldIcon,
  SpeechIcon,
} from '../../design/wallet-icons.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { cardsQuery, pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { Menu, MenuRow } from './menu.tsx'

/** Everything the wallet has besides the money. */
export function Services({ account }: { account: Account }) {
  const t = useText()
  return (
    <Menu title={t('services.title')}>
      <MenuRow
        icon={<CodeIcon />}
        name={t('code.title')}
        detail={t('code.detail')}
        onGo={() => go('code')}
      />
      <BoundCard account={account} />
      <MenuRow
        icon={<PersonIcon />}
        name={t('account.title')}
        detail={t('account.detail', {
          class: classText(account),
          status: t(statusKey(account)),
        })}
        onGo={() => go('account')}
      />
      <MenuRow
        icon={<GaugeIcon />}
        name={t('limits.title')}
        detail={t('limits.detail')}
        onGo={() => go('limits')}
      />
      <Security />
      <MenuRow
        icon={<AlertIcon />}
        name={t('lost-phone.title')}
        detail={t('lost-phone.detail')}
        onGo={() => go('lost-phone')}
      />
      <MenuRow
        icon={<SpeechIcon />}
        name={t('complaints.title')}
        detail={t('complaints.detail')}
        onGo={() => go('complaints')}
      />
    </Menu>
  )
}

function BoundCard({ account }: { account: Account }) {
  const t = useText()
  const cards = useQuery(cardsQuery(useWallet()))
  const type = cards.data?.find(({ id }) => id === account.card.id)?.type
  const known = (['debit', 'credit', 'quasi_credit'] as const).find((name) => name === type)
  return (
    <MenuRow
      icon={<CardIcon />}
      name={account.card.bankName}
      badge={<Badge>{t('home.bound')}</Badge>}
      detail={t('home.card', {
        type: known ? t(`card.${known}`) : t('card.other'),
        last4: account.card.last4,
      })}
      onGo={() => go('card')}
    />
  )
}

function Security() {
  const t = useText()
  const { data: pin } = useQuery(pinQuery(useWallet()))
  const detail = pin?.isSet === false ? t('security.noPin') : t('security.detail')
  return (
    <MenuRow
      icon={<ShieldIcon />}
      name={t('security.title')}
      detail={detail}
      onGo={() => go('security')}
    />
  )
}
