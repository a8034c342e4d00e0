import { PinCard } from '../pin/pin-card.tsx'
import { useWalletStore } from '../store.ts'

/** The last step of an opening: without a PIN no money could move. */
export function FirstPinStep() {
  const opened = useWalletStore((store) => store.opened)
  return <PinCard change={false} onSet={opened} />
}
