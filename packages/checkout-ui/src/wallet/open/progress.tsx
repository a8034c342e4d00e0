import type { Purpose } from '../queries.ts'
import { useText } from '../locales/use-text.ts'

/** How far one has come: said in words, and drawn as a line of segments. */
export function Progress(props: { purpose?: Purpose; at: number; of: number }) {
  const t = useText()
  const { purpose = 'open', at, of } = props
  return (
    <div className="mt-2">
      <p className="text-caption text-ink-3">{t(`${purpose}.progress`, { step: at + 1, of })}</p>
      <div aria-hidden="true" className="mt-2 flex gap-1.5">
        {Array.from({ length: of }, (_, index) => (
          <span
            key={index}
            className={`h-1 flex-1 rounded-full transition-colors ${index <= at ? 'bg-tide' : 'bg-line'}`}
          />
        ))}
      </div>
    </div>
  )
}
