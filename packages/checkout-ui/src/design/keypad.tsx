import { createContext, use, useState, type ReactNode } from 'react'
import { DeleteIcon } from './icons.tsx'
import { useDesignText } from './locales/use-design-text.ts'

const inOrder = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** In which order the keys are drawn, asked once by each keypad. Default: as on every phone. */
export const KeyOrder = createContext<() => readonly string[]>(() => inOrder)

/** Our own number keys. A press leaves the focus where it is, so that the keyboard can be used in turn. */
export function Keypad(props: {
  onDigit: (digit: string) => void
  onDelete: () => void
  disabled?: boolean
}) {
  const t = useDesignText()
  const order = use(KeyOrder)
  const [digits] = useState(order)
  const last = digits.at(-1) ?? ''
  return (
    <div role="group" aria-label={t('design.keypad')} className="grid grid-cols-3 gap-2">
      {digits.slice(0, -1).map((digit) => (
        <Key key={digit} {...props} onPress={() => props.onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <Key {...props} className="col-start-2" onPress={() => props.onDigit(last)}>
        {last}
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
