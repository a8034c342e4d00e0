import { LargeTypeIcon } from '../../design/icons.tsx'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'

/** 长辈模式, on or off: the address carries it over a reload, nothing is stored. */
export function ElderSwitch() {
  const t = useText()
  const elder = usePayStore((store) => store.elder)
  const beElder = usePayStore((store) => store.beElder)
  const turn = () => {
    beElder(!elder)
    carry(!elder)
    document.documentElement.toggleAttribute('data-elder', !elder)
  }
  return (
    <button
      type="button"
      onClick={turn}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-tile px-3 text-caption text-ink-2 transition-colors hover:text-tide"
    >
      <LargeTypeIcon size={18} />
      {t(elder ? 'elder.leave' : 'elder.enter')}
    </button>
  )
}

function carry(elder: boolean) {
  const url = new URL(location.href)
  if (elder) url.searchParams.set('elder', '1')
  else url.searchParams.delete('elder')
  history.replaceState(history.state, '', url)
}
