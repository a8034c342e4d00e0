import type { Message } from '@qiantang/sdk/contract'
import { useText } from './locales/use-text.ts'
import { mobileText } from './mobile-text.ts'

/** All numbers, or one: there are several people in a realm, and one phone shows them all. */
export function MobileFilter(props: {
  messages: readonly Message[]
  chosen: string | undefined
  onChoose: (mobile: string | undefined) => void
}) {
  const t = useText()
  const { messages, chosen, onChoose } = props
  const mobiles = [
    ...new Set([...messages.map(({ mobile }) => mobile), ...(chosen ? [chosen] : [])]),
  ]
  if (mobiles.length < 2) return null
  return (
    <fieldset className="-mx-5 mt-2 flex gap-2 overflow-x-auto px-5 py-1">
      <legend className="sr-only">{t('filter')}</legend>
      {[undefined, ...mobiles.toSorted()].map((mobile) => (
        <label
          key={mobile ?? 'all'}
          className="relative shrink-0 cursor-pointer rounded-full border border-field bg-surface px-3.5 py-1.5 text-small whitespace-nowrap transition-colors has-checked:border-tide has-checked:bg-tide-soft has-checked:text-tide has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-tide"
        >
          <input
            type="radio"
            name="mobile"
            checked={mobile === chosen}
            onChange={() => onChoose(mobile)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {mobile ? mobileText(mobile) : t('all')}
        </label>
      ))}
    </fieldset>
  )
}
