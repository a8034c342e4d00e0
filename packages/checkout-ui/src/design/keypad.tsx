import type { ReactNode } from 'react'
import { DeleteIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'

/** Our own number keys. A press leaves the focus where it is, so that the keyboard can be used in turn. */
export function Keypad(props: {
  onDigit: (digit: string) => void
  onDelete: () => void
  disabled?: boolean
}) {
  const t = useDesignText()
  return (
    <div role="group" aria-label={t('design.keypad')} className="grid grid-cols-3 gap-2">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <Key key={digit} {...props} onPress={() => props.onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <Key {...props} className="col-start-2" onPress={() => props.onDigit('0')}>
        0
      </Key>
      <Key {...props} label={t('design.keypadDelete')} onPress={props.onDelete}>
        <DeleteIcon size={26} />
      </Key>
    </div>
  )
}

function Key(props: {
  children: ReactNode
  onPress: () => void
  label?: string
  disabled?: boolean
  className?: string
}) {
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onPress}
      className={`grid h-13 touch-manipulation short:h-11 place-items-center rounded-tile bg-paper text-title font-strong transition-colors select-none hover:bg-tide-soft active:bg-line disabled:text-ink-3 disabled:hover:bg-paper ${props.className ?? ''}`}
    >
      {props.children}
    </button>
  )
}
