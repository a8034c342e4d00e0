import { Sheet } from '../../design/sheet.tsx'
import { useText } from '../locales/use-text.ts'
import type { Way } from '../methods/offered.ts'
import { usePayStore } from '../store.ts'
import { BrowserGuide } from './browser-guide.tsx'

/** How to get out of the app around the page. */
export function GuideSheet({ way }: { way: Way }) {
  const t = useText()
  const telling = usePayStore((store) => store.telling)
  const tellOf = usePayStore((store) => store.tellOf)
  return (
    <Sheet
      title={t('browser.open')}
      open={telling === way.channel}
      onClose={() => tellOf(undefined)}
    >
      <BrowserGuide channel={way.channel} />
    </Sheet>
  )
}
