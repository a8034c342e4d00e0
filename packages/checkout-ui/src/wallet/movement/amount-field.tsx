import { useId, type ReactNode, type Ref } from 'react'
import { Card } from '../../design/card.tsx'
import { AlertIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import type { KindName } from './kinds.ts'
import { typeAmount, typedOf } from '../../design/typed-amount.ts'

type AmountKind = KindName | 'transfer'

interface AmountFieldProps {
  kind: AmountKind
  value: string
  onChange: (value: string) => void
  /** In fen. */
  most: number | undefined
  error: ReactNode
  ref: Ref<HTMLInputElement>
}

/** The amount, the largest thing on the page, with what is possible right below it. */
export function AmountField({ kind, value, onChange, most, error, ref }: AmountFieldProps) {
  const t = useText()
  const id = useId()
  return (
    <Card className="px-5 pt-4 pb-4">
      <label htmlFor={id} className="block text-small text-ink-2">
        {t(`${kind}.amount`)}
      </label>
      <div
        data-invalid={error ? true : undefined}
        className="mt-1 flex items-baseline gap-1.5 border-b border-field pb-1 transition-colors focus-within:border-tide focus-within:shadow-[0_1px_0_var(--tide)] data-invalid:border-seal data-invalid:focus-within:shadow-[0_1px_0_var(--seal)]"
      >
        <span aria-hidden="true" className="text-figure font-display">
          ¥
        </span>
        <input
          id={id}
          ref={ref}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          maxLength={24}
          placeholder="0.00"
          value={value}
          onChange={(event) => onChange(typeAmount(value, event.target.value))}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          className="min-w-0 grow bg-transparent text-hero font-display tracking-tighter outline-none placeholder:text-ink-3 placeholder:font-regular"
        />
      </div>
      <div
        id={`${id}-note`}
        className="mt-2 flex min-h-6 items-start justify-between gap-3 text-small text-ink-2"
      >
        {error ? (
          <p role="alert" className="flex items-start gap-1.5 text-seal">
            <AlertIcon size={22} />
            {error}
          </p>
        ) : (
          most !== undefined && (
            <p>{most === 0 ? t(`${kind}.none`) : t(`${kind}.most`, { most: yuan(most) })}</p>
          )
        )}
      </div>
      {most !== undefined && most > 0 && (
        <Suggestions kind={kind} most={most} value={value} onChoose={onChange} />
      )}
    </Card>
  )
}

const usual = [100_00, 200_00, 500_00]

/** The usual amounts that are possible, and all of it. */
function Suggestions(props: {
  kind: AmountKind
  most: number
  value: string
  onChoose: (value: string) => void
}) {
  const t = useText()
  const { kind, most, value, onChoose } = props
  const offered = kind === 'topUp' ? usual.filter((amount) => amount < most) : []
  return (
    <div role="group" aria-label={t('suggestions')} className="mt-3 grid grid-cols-4 gap-2">
      {[...offered, most].map((amount) => (
        <button
          key={amount}
          type="button"
          aria-pressed={value === typedOf(amount)}
          onClick={() => onChoose(typedOf(amount))}
          className={`min-h-11 rounded-control border border-line px-1 text-small transition-colors hover:border-tide hover:bg-tide-soft aria-pressed:border-tide aria-pressed:bg-tide-soft aria-pressed:text-tide ${offered.length === 0 ? 'col-span-2' : ''}`}
        >
          {amount === most ? t(`${kind}.all`) : yuan(amount).replace('.00', '')}
        </button>
      ))}
    </div>
  )
}
