import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '../../design/button.tsx'
import { AlertIcon, OfflineIcon } from '../../design/icons.tsx'
import { Blank } from '../blank.tsx'
import { goTo } from '../link.ts'
import { useText } from '../locales/use-text.ts'
import { AppHead } from './app-head.tsx'
import { type PayApp as App, payAppOf } from './apps.ts'
import { BillPaying } from './bill-paying.tsx'
import { findBill } from './doors.ts'
import { Scan } from './scan.tsx'
import { useAppName } from './use-app-name.ts'

interface PayAppProps {
  app: App
  code: string | undefined
  /** Keeps whose phone it is while the app is open. */
  realmKey: string | undefined
}

/** An app that pays: scans a code, shows what it asks for, and pays it as whoever the tester wants to be. */
export function PayApp({ app, code, realmKey }: PayAppProps) {
  const appName = useAppName()
  useEffect(() => {
    document.title = appName(app.name)
  }, [appName, app])

  const open = (scanned: string | undefined, name: string = app.name) =>
    goTo({ realmKey, app: name, code: scanned })
  return (
    <>
      <AppHead app={app} />
      <div className="flex grow flex-col overflow-y-auto overscroll-contain px-5 pt-5 pb-8 tablet:min-h-0">
        {code === undefined ? (
          <Scan onScan={open} />
        ) : (
          <Scanned key={code} app={app} code={code} onOpen={open} />
        )}
      </div>
    </>
  )
}

function Scanned(props: {
  app: App
  code: string
  onOpen: (code: string | undefined, app?: string) => void
}) {
  const { app, code, onOpen } = props
  const t = useText()
  const appName = useAppName()
  const { data, error, refetch } = useQuery({
    queryKey: ['bill', code],
    queryFn: ({ signal }) => findBill(code, signal),
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  })

  const another = (
    <p className="mt-4">
      <Button look="quiet" onClick={() => onOpen(undefined)}>
        {t('pay.scanAnother')}
      </Button>
    </p>
  )
  if (error) {
    return (
      <Blank icon={<OfflineIcon size={30} />} title={t('pay.noAnswer', { app: appName(app.name) })}>
        {t('pay.noAnswer.text')}
        <p className="mt-4">
          <Button onClick={() => void refetch()}>{t('pay.tryAgain')}</Button>
        </p>
      </Blank>
    )
  }
  if (data === undefined) {
    return (
      <div role="status" className="sr-only">
        {t('pay.opening')}
      </div>
    )
  }
  if (data === null) {
    return (
      <Blank icon={<AlertIcon size={30} />} title={t('pay.unknownCode')}>
        {t('pay.unknownCode.text')}
        {another}
      </Blank>
    )
  }
  if (data.app !== app.name) {
    const right = payAppOf(data.app)
    return (
      <Blank icon={<AlertIcon size={30} />} title={t('pay.otherApp', { app: appName(data.app) })}>
        {t('pay.otherApp.text')}
        {right && (
          <p className="mt-4">
            <Button onClick={() => onOpen(code, right.name)}>
              {t('pay.openIn', { app: appName(right.name) })}
            </Button>
          </p>
        )}
      </Blank>
    )
  }
  return <BillPaying found={data} onDone={() => onOpen(undefined)} />
}
