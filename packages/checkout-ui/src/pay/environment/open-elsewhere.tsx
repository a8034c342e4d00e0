import { Button } from '../../design/button.tsx'
import { useText } from '../locales/use-text.ts'
import type { Way } from '../methods/offered.ts'
import { usePayStore } from '../store.ts'

/** In the place of the button that pays: how to get to where this way to pay works. */
export function OpenElsewhere({ way }: { way: Way }) {
  const t = useText()
  const tellOf = usePayStore((store) => store.tellOf)
  return <Button onClick={() => tellOf(way.channel)}>{t('browser.open')}</Button>
}
