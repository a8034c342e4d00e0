import { LinkBrokenIcon } from '../design/icons.tsx'
import { AppBar } from './app-bar.tsx'
import { Blank } from './blank.tsx'
import { useText } from './locales/use-text.ts'

/** The address names no realm, so there is no phone to show. */
export function NoKey() {
  const t = useText()
  return (
    <>
      <AppBar />
      <Blank icon={<LinkBrokenIcon size={30} />} title={t('noKey.title')}>
        {t('noKey.text')}
        <code className="mt-3 block rounded-tile bg-surface px-3 py-2 font-mono text-caption wrap-anywhere text-ink">
          {location.origin}/sim#rlk_…
        </code>
      </Blank>
    </>
  )
}
