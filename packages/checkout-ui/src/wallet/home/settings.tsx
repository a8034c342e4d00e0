import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../design/card.tsx'
import { CardIcon, ForwardIcon, LockIcon } from '../../design/icons.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { cardsQuery, pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'

/** The bound card and the PIN: what everything here rests on. */
export function Settings({ account }: { account: Account }) {
  return (
    <Card className="divide-y divide-line px-5">
      <BoundCard account={account} />
      <Pin />
    </Card>
  )
}

function BoundCard({ account }: { account: Account }) {
  const t = useText()
  const cards = useQuery(cardsQuery(useWallet()))
  const type = cards.data?.find(({ id }) => id === account.card.id)?.type
  const known = (['debit', 'credit', 'quasi_credit'] as const).find((name) => name === type)
  return (
    <Row icon={<CardIcon />} name={account.card.bankName} badge={<Badge>{t('home.bound')}</Badge>}>
      {t('home.card', {
        type: known ? t(`card.${known}`) : t('card.other'),
        last4: account.card.last4,
      })}
    </Row>
  )
}

function Pin() {
  const t = useText()
  const { locale } = useLanguage()
  const { data: pin } = useQuery(pinQuery(useWallet()))
  return (
    <Row
      icon={<LockIcon />}
      name={t('pin.title')}
      action={
        <button
          type="button"
          onClick={() => go('pin')}
          className="-mr-2 inline-flex min-h-11 items-center gap-1 rounded-tile px-2 text-small text-tide hover:text-tide-strong"
        >
          {t(pin?.isSet === false ? 'pin.set' : 'pin.change')}
          <ForwardIcon size={16} />
        </button>
      }
    >
      {pin?.lockedUntil
        ? t('pin.lockedUntil', { time: deadlineText(pin.lockedUntil, locale) })
        : pin && t(pin.isSet ? 'pin.isSet' : 'pin.isNotSet')}
    </Row>
  )
}

function Row(props: {
  icon: ReactNode
  name: string
  badge?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex items-center gap-3.5 py-3.5">
      <span className="text-ink-2">{props.icon}</span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere">{props.name}</span>
          {props.badge}
        </p>
        <p className="min-h-5.5 text-small text-ink-2">{props.children}</p>
      </div>
      {props.action}
    </div>
  )
}
