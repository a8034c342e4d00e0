import type { Account, AccountLimit } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../design/card.tsx'
import { yuan } from '../../design/money.ts'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { AccountPage, Ready } from '../of-account.tsx'
import { go } from '../place.ts'
import { limitsQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { Menu, MenuRow } from '../menu/menu.tsx'
import { UpIcon } from '../../design/wallet-icons.tsx'

/** What may still move: each limit, what of it is used and left, and when it starts anew. */
export function LimitsPage() {
  const t = useText()
  return (
    <AccountPage title={t('limits.title')}>{(account) => <Limits account={account} />}</AccountPage>
  )
}

const types = ['out_day', 'out_year', 'in_day', 'in_year', 'balance'] as const

function Limits({ account }: { account: Account }) {
  const t = useText()
  const limits = useQuery(limitsQuery(useWallet(), account.id))
  return (
    <div className="mt-4 flex flex-col gap-6">
      <p className="px-1 text-small text-pretty text-ink-2">{t('limits.text')}</p>
      <Ready of={limits}>
        {(known) => (
          <Card className="divide-y divide-line px-5">
            {known.limits.map((limit) => (
              <Limit key={limit.type} limit={limit} />
            ))}
          </Card>
        )}
      </Ready>
      {account.class === 'III' && account.status === 'active' && (
        <Menu title={t('limits.more')}>
          <MenuRow
            icon={<UpIcon />}
            name={t('upgrade.title')}
            detail={t('upgrade.detail')}
            onGo={() => go('upgrade')}
          />
        </Menu>
      )}
    </div>
  )
}

function Limit({ limit: { type, limit, used, left, startsAnewAt } }: { limit: AccountLimit }) {
  const t = useText()
  const { locale } = useLanguage()
  const known = types.find((name) => name === type)
  const width = Math.min(100, (100 * Math.max(0, used)) / limit)
  return (
    <section className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-body font-strong">{known ? t(`limits.${known}`) : type}</h2>
        <p className="text-small text-ink-2">
          {t(type === 'balance' ? 'limits.room' : 'limits.left')}{' '}
          <span className="text-body font-strong text-ink">{yuan(left)}</span>
        </p>
      </div>
      <svg
        aria-hidden="true"
        className="mt-2.5 block h-1.5 w-full rounded-full"
        preserveAspectRatio="none"
        viewBox="0 0 100 1"
      >
        <rect width="100" height="1" className="fill-line" />
        <rect width={width} height="1" className={left === 0 ? 'fill-gold' : 'fill-tide'} />
      </svg>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-caption text-ink-2">
        <span>
          {t(type === 'balance' ? 'limits.holds' : 'limits.used', {
            used: yuan(used),
            limit: yuan(limit),
          })}
        </span>
        {startsAnewAt && (
          <span>{t('limits.anew', { time: deadlineText(startsAnewAt, locale) })}</span>
        )}
      </p>
    </section>
  )
}
