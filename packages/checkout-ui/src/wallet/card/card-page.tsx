import type { Account, Card as BoundCard } from '@qiantang/sdk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { CardIcon } from '../../design/wallet-icons.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { Confirm } from '../confirm.tsx'
import { useText } from '../locales/use-text.ts'
import { FactRow, Menu } from '../menu/menu.tsx'
import { AccountPage, Ready } from '../of-account.tsx'
import { go } from '../place.ts'
import { cardsQuery } from '../queries.ts'
import { me, useWallet } from '../wallet-context.ts'

/** The bound card, others that were bound before, and the way to another one. */
export function CardPage() {
  const t = useText()
  return (
    <AccountPage title={t('home.bound')}>
      {(account) => (
        <div className="mt-4 flex flex-col gap-6">
          <Cards account={account} />
          {account.status === 'active' && (
            <Button onClick={() => go('change-card')}>{t('changeCard.title')}</Button>
          )}
        </div>
      )}
    </AccountPage>
  )
}

function Cards({ account }: { account: Account }) {
  const t = useText()
  const cards = useQuery(cardsQuery(useWallet()))
  const [ending, end] = useState<BoundCard>()
  return (
    <Ready of={cards}>
      {(known) => (
        <Menu>
          <ul className="divide-y divide-line">
            {known
              .filter(({ status }) => status === 'bound')
              .map((card) => (
                <li key={card.id}>
                  <FactRow
                    icon={<CardIcon />}
                    name={card.bankName}
                    badge={card.id === account.card.id && <Badge>{t('card.inUse')}</Badge>}
                    detail={t('home.card', { type: t(typeOf(card)), last4: card.last4 })}
                    action={
                      card.id !== account.card.id && (
                        <Button
                          look="plain"
                          aria-label={t('card.unbindOf', { last4: card.last4 })}
                          onClick={() => end(card)}
                        >
                          {t('card.unbind')}
                        </Button>
                      )
                    }
                  />
                </li>
              ))}
          </ul>
          {ending && <Unbind card={ending} onDone={() => end(undefined)} />}
        </Menu>
      )}
    </Ready>
  )
}

/** The kind of a card as a key of the catalogue. */
export const typeOf = ({ type }: Pick<BoundCard, 'type'>) =>
  `card.${(['debit', 'credit', 'quasi_credit'] as const).find((known) => known === type) ?? 'other'}` as const

function Unbind({ card, onDone }: { card: BoundCard; onDone: () => void }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const unbinding = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      wallet.client.call('DELETE /v1/users/:userId/cards/:cardId', {
        params: { ...me, cardId: card.id },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: cardsQuery(wallet).queryKey })
      announce(t('card.unbound', { last4: card.last4 }))
      onDone()
    },
  })
  return (
    <Confirm
      title={t('card.unbindOf', { last4: card.last4 })}
      action={t('card.unbind')}
      busy={unbinding.isPending}
      error={unbinding.error}
      onConfirm={() => unbinding.mutate()}
      onClose={onDone}
    >
      {t('card.unbindText')}
    </Confirm>
  )
}
