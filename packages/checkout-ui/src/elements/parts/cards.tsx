import type { Card } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { CardMark } from '../../design/marks/pay-marks.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { cardsQuery } from '../../wallet/queries.ts'
import { useWallet } from '../../wallet/wallet-context.ts'
import { useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { NoAccount } from './no-account.tsx'

/** The bound bank cards. */
export function Cards() {
  const t = useElementText()
  const cards = useQuery(cardsQuery(useWallet()))
  const { change } = useTell<'cards'>()
  const count = cards.data?.length
  useEffect(() => {
    if (count !== undefined) change({ count })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Told once for each number, not each time it is drawn.
  }, [count])

  if (cards.error && !cards.data) {
    const retry = () => void cards.refetch()
    return (
      <Unasked
        title={t('element.cards')}
        error={cards.error}
        busy={cards.isFetching}
        onRetry={retry}
      />
    )
  }
  if (!cards.data) return <Bones />
  if (cards.data.length === 0) return <NoAccount>{t('element.noAccountCards')}</NoAccount>
  return (
    <Framed screen="cards" title={t('element.cards')}>
      <ul className="mt-2 divide-y divide-line">
        {cards.data.map((card) => (
          <CardItem key={card.id} card={card} />
        ))}
      </ul>
    </Framed>
  )
}

function CardItem({ card }: { card: Card }) {
  const t = useElementText()
  const type = (['debit', 'credit', 'quasi_credit'] as const).find((name) => name === card.type)
  return (
    <li className="flex items-center gap-3.5 py-3.5">
      <CardMark />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-strong wrap-anywhere">{card.bankName}</span>
          <Badge>{t('home.bound')}</Badge>
        </p>
        <p className="text-small text-ink-2">
          {t('home.card', { type: t(type ? `card.${type}` : 'card.other'), last4: card.last4 })}
        </p>
      </div>
    </li>
  )
}
