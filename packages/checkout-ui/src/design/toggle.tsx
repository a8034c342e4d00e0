import { useId, type ReactNode } from 'react'

/** On or off, at once. A native checkbox in the role of a switch. */
export function Toggle(props: {
  name: string
  detail?: ReactNode
  icon?: ReactNode
  on: boolean
  onTurn: (on: boolean) => void
}) {
  const id = useId()
  return (
    <label className="flex min-h-15 cursor-pointer items-center gap-3.5 py-3">
      {props.icon && <span className="text-ink-2">{props.icon}</span>}
      <span className="min-w-0 grow">
        <span id={`${id}-name`} className="block">
          {props.name}
        </span>
        {props.detail && (
          <span id={`${id}-detail`} className="block text-small text-ink-2">
            {props.detail}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-checked={props.on}
        onChange={(event) => props.onTurn(event.target.checked)}
        aria-labelledby={`${id}-name`}
        aria-describedby={props.detail ? `${id}-detail` : undefined}
        className="relative h-7 w-12 shrink-0 cursor-pointer appearance-none rounded-full border border-field bg-paper transition-colors before:absolute before:top-1/2 before:start-0.5 before:size-5 before:-translate-y-1/2 before:rounded-full before:bg-field before:transition-[inset-inline-start,background-color] checked:border-tide checked:bg-tide checked:before:start-[calc(100%-1.375rem)] checked:before:bg-on-tide"
      />
    </label>
  )
}
