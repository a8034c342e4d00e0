import { useId, type ReactNode } from 'react'
import { Card } from './card.tsx'

export interface Choice<Value extends string> {
  value: Value
  name: string
  detail?: ReactNode
}

/** One of a few, in native radios under a name that is seen. */
export function ChoiceList<Value extends string>(props: {
  legend: string
  choices: readonly Choice<Value>[]
  value: Value | undefined
  onChoose: (value: Value) => void
}) {
  const group = useId()
  return (
    <fieldset>
      <legend className="px-1 pb-2 text-small text-ink-2">{props.legend}</legend>
      <Card className="divide-y divide-line px-5">
        {props.choices.map(({ value, name, detail }) => (
          <label key={value} className="flex min-h-14 cursor-pointer items-center gap-3 py-3">
            <span className="min-w-0 grow">
              <span id={`${group}-${value}`} className="block">
                {name}
              </span>
              {detail && (
                <span id={`${group}-${value}-detail`} className="block text-small text-ink-2">
                  {detail}
                </span>
              )}
            </span>
            <input
              type="radio"
              name={group}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
              aria-labelledby={`${group}-${value}`}
              aria-describedby={detail ? `${group}-${value}-detail` : undefined}
              className="size-5.5 shrink-0 appearance-none rounded-full border-[1.5px] border-field bg-surface transition-[border-width,border-color] checked:border-[7px] checked:border-tide"
            />
          </label>
        ))}
      </Card>
    </fieldset>
  )
}
