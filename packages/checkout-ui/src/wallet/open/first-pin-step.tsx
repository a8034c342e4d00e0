import { useText } from '../locales/use-text.ts'
import { SetPin } from '../pin/set-pin.tsx'
import { useWalletStore } from '../store.ts'

/** The last step of an opening: without a PIN no money could move. */
export function FirstPinStep() {
  const t = useText()
  const opened = useWalletStore((store) => store.opened)
  return (
    <>
      <SetPin change={false} onSet={opened} />
      <p className="mx-auto mt-6 max-w-80 text-center text-caption text-ink-3">{t('pin.advice')}</p>
    </>
  )
}
