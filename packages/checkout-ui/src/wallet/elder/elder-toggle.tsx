import { LargeTypeIcon } from '../../design/icons.tsx'
import { Toggle } from '../../design/toggle.tsx'
import { useText } from '../locales/use-text.ts'
import { useWalletStore } from '../store.ts'

/** 长辈模式, on or off; kept on this device. */
export function ElderToggle() {
  const t = useText()
  const elder = useWalletStore((store) => store.elder)
  const beElder = useWalletStore((store) => store.beElder)
  return (
    <Toggle
      icon={<LargeTypeIcon />}
      name={t('elder.name')}
      detail={t('elder.detail')}
      on={elder}
      onTurn={beElder}
    />
  )
}

/** The same in a word, for the head of the home page. */
export function ElderButton() {
  const t = useText()
  const elder = useWalletStore((store) => store.elder)
  const beElder = useWalletStore((store) => store.beElder)
  return (
    <button
      type="button"
      onClick={() => beElder(!elder)}
      className="inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-control px-2.5 text-small text-ink-2 transition-colors hover:bg-tide-soft hover:text-tide"
    >
      <LargeTypeIcon size={18} />
      {t(elder ? 'elder.leave' : 'elder.enter')}
    </button>
  )
}
