import type { Message } from '@qiantang/sdk/contract'
import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../design/announcer.tsx'
import { useText } from './locales/use-text.ts'

/** Which messages came while the page was open. The newest of them is read out, its code digit by digit. */
export function useArrivals(messages: readonly Message[] | undefined): ReadonlySet<string> {
  const [first, setFirst] = useState<ReadonlySet<string>>()
  if (messages && !first) setFirst(new Set(messages.map(({ id }) => id)))

  useSpoken(messages)
  return new Set(messages?.map(({ id }) => id).filter((id) => !first?.has(id)))
}

function useSpoken(messages: readonly Message[] | undefined) {
  const t = useText()
  const announce = useAnnounce()
  const newest = messages?.[0]
  // Unset until the first answer, whose messages are no news.
  const told = useRef<string | null>(undefined)

  useEffect(() => {
    if (!messages || told.current === (newest?.id ?? null)) return
    const isNews = told.current !== undefined
    told.current = newest?.id ?? null
    if (!newest || !isNews) return
    announce(
      newest.code
        ? t('arrivedCode', { code: [...newest.code].join(' ') })
        : t('arrived', { text: newest.text }),
    )
  }, [messages, newest, announce, t])
}
