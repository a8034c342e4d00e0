import { useEffect, useId, useRef, useState } from 'react'
import { SearchIcon } from '../../design/icons.tsx'
import { SelectField } from '../../design/select-field.tsx'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { monthText } from './days.ts'
import { lineKinds, type LineKind, type Sought } from './sought.ts'

interface SearchBarProps {
  sought: Sought
  onSeek: (sought: Sought) => void
  /** The months that have lines, newest first. */
  months: readonly string[]
}

/** What to look for: a name, an amount or a number, the kind, the month. */
export function SearchBar({ sought, onSeek, months }: SearchBarProps) {
  const t = useText()
  const { locale } = useLanguage()
  return (
    <form
      role="search"
      aria-label={t('search.title')}
      className="mt-4 flex flex-col gap-2"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextSearch text={sought.text} onSeek={(text) => onSeek({ ...sought, text })} />
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          label={t('search.month')}
          labelHidden
          value={sought.month}
          onChoose={(month) => onSeek({ ...sought, month })}
        >
          <option value="">{t('search.everyMonth')}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {monthText(month, locale)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('search.kind')}
          labelHidden
          value={sought.kind}
          onChoose={(kind) => onSeek({ ...sought, kind: kind as LineKind | '' })}
        >
          <option value="">{t('search.everyKind')}</option>
          {lineKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </form>
  )
}

/** Asks the bank when one pauses, not at every letter; Enter does not wait. */
function TextSearch({ text, onSeek }: { text: string; onSeek: (text: string) => void }) {
  const t = useText()
  const id = useId()
  const [typed, setTyped] = useState(text)
  const seek = useRef(onSeek)
  useEffect(() => {
    seek.current = onSeek
  })
  useEffect(() => {
    if (typed.trim() === text.trim()) return
    const timer = setTimeout(() => seek.current(typed), 400)
    return () => clearTimeout(timer)
  }, [typed, text])
  // Cleared from outside.
  const [last, setLast] = useState(text)
  if (last !== text) {
    setLast(text)
    if (text === '') setTyped('')
  }
  return (
    <div className="flex min-h-11 items-center gap-2 rounded-control border border-field bg-surface px-3.5 text-ink-2 transition-colors focus-within:border-tide focus-within:outline-1 focus-within:outline-tide">
      <SearchIcon size={18} />
      <label htmlFor={id} className="sr-only">
        {t('search.text')}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        maxLength={40}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.hint')}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && onSeek(typed)}
        className="min-w-0 grow self-stretch bg-transparent text-ink outline-none placeholder:text-ink-3"
      />
    </div>
  )
}
