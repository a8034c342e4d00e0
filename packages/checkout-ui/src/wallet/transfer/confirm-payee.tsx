import type { Transfer } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Amount } from '../../design/amount.tsx'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { PersonIcon } from '../../design/wallet-icons.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import { AskPin } from '../pin/ask-pin.tsx'
import { refreshMoney } from '../queries.ts'
import { useWalletStore } from '../store.ts'

/** Who gets it, by the name the bank knows, before anything can go: a wrong number is seen here. */
export function ConfirmPayee({ transfer, onChange }: { transfer: Transfer; onChange: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const answer = useWalletStore((store) => store.answer)
  const [asking, ask] = useState(false)
  const { id, payee, note } = transfer
  const amount = yuan(transfer.amount)
  const action = transfer.nextAction
  const toWhom = t('transfer.toWhom', { name: payee.name })
  return (
    <div className="mt-4 flex animate-rise flex-col gap-5">
      <Card className="px-5 pt-6 pb-2 text-center">
        <span className="mx-auto grid size-14 place-items-center rounded-full bg-tide-soft text-tide">
          <PersonIcon size={28} />
        </span>
        <p className="mt-3 text-small text-ink-2">{t('transfer.isIt')}</p>
        <p className="mt-1 text-figure font-display wrap-anywhere">{payee.name}</p>
        <p className="text-small wrap-anywhere text-ink-2">{payee.userId}</p>
        <p className="mt-4">
          <Amount fen={transfer.amount} size="hero" />
        </p>
        <div className="mt-4 border-t border-dashed border-line pt-1 text-left">
          <Facts
            facts={[
              { name: t('from'), value: t('card.own') },
              ...(note ? [{ name: t('transfer.note'), value: note }] : []),
            ]}
          />
        </div>
      </Card>
      <Button onClick={() => ask(true)}>
        {t('transfer.submit', { amount, name: payee.name })}
      </Button>
      <Button look="quiet" onClick={onChange}>
        {t('transfer.change')}
      </Button>
      <p className="text-center text-caption text-pretty text-ink-3">{t('transfer.irrevocable')}</p>
      {action?.type === 'enter_pin' && (
        <AskPin
          challengeId={action.challengeId}
          about={toWhom}
          amount={transfer.amount}
          hint={t('transfer.pinHint')}
          busy={t('transfer.working')}
          retry={t('retryAmount', { amount })}
          open={asking}
          onClose={() => ask(false)}
          onAnswered={(subject) => {
            answer(id)
            queries.setQueryData(['movement', id], subject.resource)
            refreshMoney(queries)
          }}
          onOver={() => void queries.invalidateQueries({ queryKey: ['movement', id] })}
        />
      )}
    </div>
  )
}
