import type { Session } from '@qiantang/sdk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { PhoneIcon } from '../../design/icons.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Confirm } from '../confirm.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { FactRow, Menu } from '../menu/menu.tsx'
import { Ready } from '../of-account.tsx'
import { devicesQuery, sessionsQuery } from '../queries.ts'
import { me, useWallet } from '../wallet-context.ts'

/** Where the wallet is open now, and the devices it was open on. */
export function DevicesPage() {
  const t = useText()
  return (
    <Page title={t('devices.title')}>
      <div className="mt-4 flex flex-col gap-6">
        <p className="px-1 text-small text-pretty text-ink-2">{t('devices.text')}</p>
        <Sessions />
        <Devices />
      </div>
    </Page>
  )
}

function Sessions() {
  const t = useText()
  const sessions = useQuery(sessionsQuery(useWallet()))
  const [ending, end] = useState<Session>()
  return (
    <Ready of={sessions}>
      {(open) => (
        <Menu title={t('sessions.title')}>
          <ul className="divide-y divide-line">
            {open.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => end(session)} />
            ))}
          </ul>
          {ending && <EndSession session={ending} onDone={() => end(undefined)} />}
        </Menu>
      )}
    </Ready>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useText()
  const { locale } = useLanguage()
  const name = session.device?.name ?? t('devices.unnamed')
  const time = deadlineText(session.createdAt, locale)
  return (
    <li>
      <FactRow
        icon={<PhoneIcon />}
        name={name}
        badge={session.isCurrent && <Badge tone="good">{t('sessions.current')}</Badge>}
        detail={t('sessions.since', { time })}
        action={
          !session.isCurrent && (
            <Button
              look="plain"
              aria-label={t('sessions.endOf', { device: name, time })}
              onClick={onEnd}
            >
              {t('sessions.end')}
            </Button>
          )
        }
      />
    </li>
  )
}

function EndSession({ session, onDone }: { session: Session; onDone: () => void }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const device = session.device?.name ?? t('devices.unnamed')
  const ending = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      wallet.client.call('DELETE /v1/users/:userId/sessions/:userSessionId', {
        params: { ...me, userSessionId: session.id },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionsQuery(wallet).queryKey })
      void queries.invalidateQueries({ queryKey: devicesQuery(wallet).queryKey })
      announce(t('sessions.ended', { device }))
      onDone()
    },
  })
  return (
    <Confirm
      title={t('sessions.endTitle', { device })}
      action={t('sessions.endAction')}
      busy={ending.isPending}
      error={ending.error}
      onConfirm={() => ending.mutate()}
      onClose={onDone}
    >
      {t('sessions.endText')}
    </Confirm>
  )
}

function Devices() {
  const t = useText()
  const { locale } = useLanguage()
  const devices = useQuery(devicesQuery(useWallet()))
  // What could not be had is told once, above.
  if (!devices.data || devices.data.length === 0) return null
  return (
    <Menu title={t('devices.known')}>
      <ul className="divide-y divide-line">
        {devices.data.map((device) => (
          <li key={device.id}>
            <FactRow
              icon={<PhoneIcon />}
              name={device.name ?? t('devices.unnamed')}
              badge={device.isCurrent && <Badge tone="good">{t('sessions.current')}</Badge>}
              detail={t('devices.seen', {
                first: deadlineText(device.firstSeenAt, locale),
                last: deadlineText(device.lastSeenAt, locale),
              })}
            />
          </li>
        ))}
      </ul>
    </Menu>
  )
}
