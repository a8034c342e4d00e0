import type { ReactNode } from 'react'
import { DigitBoxes } from '../design/digit-boxes.tsx'
import { Keypad } from '../design/keypad.tsx'
import { TideSpinner } from '../design/tide-spinner.tsx'

export const pinLength = 6

interface PinPadProps {
  label: string
  value: string
  onChange: (digits: string) => void
  hint?: ReactNode
  error?: ReactNode
  /** What is going on, while nothing may be typed. */
  busy?: string | false
  /** What stands in the place of the keys once nothing more may be typed. */
  instead?: ReactNode
}

/** Six boxes and our own keys. While the bank is at work, what it does stands where the keys were. */
export function PinPad({ label, value, onChange, hint, error, busy, instead }: PinPadProps) {
  return (
    <>
      <DigitBoxes
        secret
        label={label}
        length={pinLength}
        value={value}
        onChange={onChange}
        disabled={Boolean(busy || instead)}
        hint={busy || instead ? undefined : hint}
        error={error}
      />
      {instead || (
        <div className="relative mx-auto mt-3 max-w-88">
          <div className={busy ? 'invisible' : ''}>
            <Keypad
              disabled={Boolean(busy)}
              onDigit={(digit) => onChange((value + digit).slice(0, pinLength))}
              onDelete={() => onChange(value.slice(0, -1))}
            />
          </div>
          {busy && (
            <p
              role="status"
              className="absolute inset-0 grid place-content-center justify-items-center gap-3 text-center text-ink-2"
            >
              <span className="rounded-full bg-tide-soft text-tide">
                <TideSpinner />
              </span>
              {busy}
            </p>
          )}
        </div>
      )}
    </>
  )
}
