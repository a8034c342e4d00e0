import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../design/button.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { Copyable } from './copyable.tsx'
import { useText } from './locales/use-text.ts'
import { usePeopleQuery } from './people-query.ts'
import { useSandbox } from './sandbox-context.ts'
import { Tile } from './tile.tsx'

/** Buying something as somebody the sandbox knows: what to type is here, to be taken along. */
export function BuyCard() {
  const t = useText()
  const sandbox = useSandbox()
  const { data: people, error } = useQuery(usePeopleQuery())
  const you = people?.[0]
  const card = you?.cards[0]
  if (!sandbox) return null
  return (
    <Tile role={t('buy.role')} title={t('buy.title')}>
      <p className="mt-2 text-small text-pretty text-ink-2">{t('buy.text')}</p>
      {you && card ? (
        <dl className="mt-4 divide-y divide-line border-y border-line">
          <Copyable name={t('buy.name')} value={you.name} />
          <Copyable name={t('buy.idNumber')} value={you.idNumber} />
          <Copyable name={t('buy.mobile')} value={you.mobile} />
          <Copyable name={t('buy.card')} value={card.number} />
        </dl>
      ) : error ? (
        <p role="alert" className="mt-4 text-small text-gold">
          {t('unreachable')}
        </p>
      ) : (
        <Skeleton className="mt-4 h-44 w-full" />
      )}
      <div className="mt-auto flex flex-col gap-3 pt-5">
        <ButtonLink href={sandbox.shopUrl}>{t('buy.shop')}</ButtonLink>
        <ButtonLink look="quiet" href={`${sandbox.phoneUrl}#${sandbox.realm.key}`} target="_blank">
          {t('buy.phone')}
        </ButtonLink>
        <ButtonLink look="quiet" href={sandbox.tillUrl} target="_blank">
          {t('buy.till')}
        </ButtonLink>
      </div>
    </Tile>
  )
}
