import type { SavedCard } from '@qiantang/sdk/contract'
import { useState } from 'react'
import { Button } from '../../../design/button.tsx'
import { CardMark } from '../../../design/marks/pay-marks.tsx'
import { yuan } from '../../../design/money.ts'
import { RadioCard } from '../../../design/radio-card.tsx'
import type { AskProps } from '../pay-method.ts'
import { useWords } from './words.ts'

interface SavedCardsProps extends AskProps {
  cards: readonly SavedCard[]
  onAnother: () => void
}

/** The cards the payer has saved. One that can't pay this today stays visible and says so. */
export function SavedCards({ cards, amount, busy, onTold, onAnother }: SavedCardsProps) {
  const words = useWords()
  const [byHand, choose] = useState<string>()
  const ready = cards.filter(({ available }) => available)
  const chosen = ready.find(({ agreementId }) => agreementId === byHand) ?? ready[0]
  return (
    <form
      className="mt-3 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) onTold({ agreementId: chosen.agreementId })
      }}
    >
      <fieldset className="flex flex-col gap-2.5">
        <legend className="sr-only">{words.saved}</legend>
        {cards.map((card) => (
          <RadioCard
            key={card.agreementId}
            group="card"
            value={card.agreementId}
            mark={<CardMark />}
            name={`${card.bankName} (${card.last4})`}
            detail={card.available ? (card.asksForCode ? words.code : words.noCode) : words.limit}
            checked={card === chosen}
            disabled={!card.available}
            held={busy}
            onChoose={choose}
          />
        ))}
      </fieldset>
      {chosen && (
        <Button type="submit" busy={busy} data-first-focus>
          {chosen.asksForCode ? words.next : words.pay(yuan(amount))}
        </Button>
      )}
      <Button look="plain" onClick={onAnother}>
        {words.another}
      </Button>
    </form>
  )
}
