import type { AskProps } from '../pay-method.ts'
import { CardForm } from './card-form.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { SavedCards } from './saved-cards.tsx'

/** By which card: one that was saved, or one that is typed. */
export function PayByCard(props: AskProps) {
  const { another } = useDraft()
  const cards = props.checkout.session?.savedCards ?? []
  if (cards.length === 0) return <CardForm {...props} />
  return another ? (
    <CardForm {...props} onBack={() => changeDraft({ another: false })} />
  ) : (
    <SavedCards {...props} cards={cards} onAnother={() => changeDraft({ another: true })} />
  )
}
