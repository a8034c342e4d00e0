import { useEffect, type ReactNode } from 'react'
import { MarkTile } from '../design/marks/mark-tile.tsx'
import { hashOf } from './link.ts'
import { useText } from './locales/use-text.ts'
import { payApps } from './pay/apps.ts'
import { useAppName } from './pay/use-app-name.ts'

/** The apps of the phone. */
export function Home({ realmKey }: { realmKey: string | undefined }) {
  const t = useText()
  const appName = useAppName()
  useEffect(() => {
    document.title = t('home')
  }, [t])
  return (
    <div className="flex grow flex-col px-6 pt-8 pb-6">
      <h1 className="sr-only">{t('home')}</h1>
      <ul className="grid grid-cols-3 gap-x-4 gap-y-8">
        <AppIcon href={hashOf({ realmKey })} name={t('title')}>
          <MessagesMark />
        </AppIcon>
        {payApps.map(({ name, Mark }) => (
          <AppIcon key={name} href={hashOf({ realmKey, app: name })} name={appName(name)}>
            <Mark />
          </AppIcon>
        ))}
      </ul>
    </div>
  )
}

function AppIcon(props: { href: string; name: string; children: ReactNode }) {
  return (
    <li>
      <a
        href={props.href}
        className="flex flex-col items-center gap-2 rounded-tile py-1 text-center text-small [&_svg]:size-15"
      >
        {props.children}
        {props.name}
      </a>
    </li>
  )
}

const MessagesMark = () => (
  <MarkTile fill="fill-[#0b6e69]">
    <path d="M10 13.500a3 3 0 0 1 3-3h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-7l-5.500 4.500V25.500H13a3 3 0 0 1-3-3zM15 16h10M15 20.500h6" />
  </MarkTile>
)
