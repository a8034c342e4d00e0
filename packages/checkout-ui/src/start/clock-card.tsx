import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../design/announcer.tsx'
import { Card } from '../design/card.tsx'
import { ClockIcon } from '../design/icons.tsx'
import { dateTimeText } from '../design/time.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from './locales/use-text.ts'
import { useSandbox, type Sandbox } from './sandbox-context.ts'
import { useTicking } from './use-ticking.ts'

const steps = [
  { by: 'PT15M', name: 'clock.minutes' },
  { by: 'PT1H', name: 'clock.hour' },
  { by: 'P1D', name: 'clock.day' },
] as const

/** The realm's clock, which everything in it lives by, and a hand to turn it on. */
export function ClockCard() {
  const sandbox = useSandbox()
  return sandbox ? <Clock sandbox={sandbox} /> : null
}

function Clock({ sandbox: { client } }: { sandbox: Sandbox }) {
  const t = useText()
  const { locale } = useLanguage()
  const announce = useAnnounce()
  const [caused, setCaused] = useState<number>()
  const clock = useQuery({
    queryKey: ['clock'],
    queryFn: ({ signal }) => client.call('GET /v1/sandbox/clock', { signal }),
    refetchInterval: 15_000,
    retry: false,
    networkMode: 'always',
  })
  const advance = useMutation({
    networkMode: 'always',
    mutationFn: (by: string) => client.call('POST /v1/sandbox/clock/advance', { body: { by } }),
    onSuccess: ({ events }) => {
      setCaused(events.length)
      announce(t('clock.caused', { count: events.length }))
      void clock.refetch()
    },
  })
  const now = useTicking(clock.data)
  return (
    <Card className="px-5 pt-4 pb-3">
      <section aria-labelledby="clock">
        <div className="flex items-center justify-between gap-3">
          <h2 id="clock" className="flex items-center gap-2 text-small font-regular text-ink-2">
            <ClockIcon size={18} />
            {t('clock.title')}
          </h2>
          <span className="text-caption text-ink-3">
            {clock.data && t(clock.data.frozen ? 'clock.frozen' : 'clock.running')}
          </span>
        </div>
        <p className="mt-1 min-h-7 text-title font-strong">
          {now ? (
            <time dateTime={now}>{dateTimeText(now, locale)}</time>
          ) : (
            clock.error && <span className="text-small text-gold">{t('unreachable')}</span>
          )}
        </p>
        <div className="mt-1 -mb-1 -ml-3 flex flex-wrap items-center">
          {steps.map(({ by, name }) => (
            <button
              key={by}
              type="button"
              disabled={advance.isPending || !clock.data}
              onClick={() => advance.mutate(by)}
              className="min-h-11 rounded-control px-3 text-small text-tide hover:bg-tide-soft disabled:text-ink-3"
            >
              {t(name)}
            </button>
          ))}
        </div>
        {(advance.error || caused !== undefined) && (
          <p className="pb-1 text-caption text-ink-2">
            {advance.error ? t('clock.failed') : t('clock.caused', { count: caused ?? 0 })}
          </p>
        )}
      </section>
    </Card>
  )
}
