import { useText } from '../../locales/use-text.ts'
import type { Kind } from './banks-query.ts'

const kinds = ['personal', 'corporate'] as const

/** As a person or as a company: two radios that look like one switch. */
export function KindChoice({ kind, onChoose }: { kind: Kind; onChoose: (kind: Kind) => void }) {
  const t = useText()
  return (
    <fieldset className="grid grid-cols-2 gap-1 rounded-control bg-paper p-1">
      <legend className="sr-only">{t('bank.kind')}</legend>
      {kinds.map((each) => (
        <label
          key={each}
          className="grid min-h-11 cursor-pointer place-items-center rounded-tile border border-transparent text-center text-small text-ink-2 transition-colors has-checked:border-rim has-checked:bg-surface has-checked:font-strong has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-tide"
        >
          <input
            type="radio"
            name="bank-kind"
            value={each}
            checked={kind === each}
            onChange={() => onChoose(each)}
            className="sr-only"
          />
          {t(`bank.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}
