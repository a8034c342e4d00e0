import { useText } from './locales/use-text.ts'
import { methodOf } from './methods/methods.tsx'

/** How a channel is called here; a channel this page does not know has the name the bank gave it. */
export function useMethodName(channel: string): string {
  const t = useText()
  return methodOf(channel)?.name(t) ?? channel
}
