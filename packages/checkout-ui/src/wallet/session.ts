import { createClient } from '../api/client.ts'
import { ConnectionLost } from '../api/connection-lost.ts'
import type { Locale } from '../i18n/locale.ts'

/**
 * What this page may act with. It is opened with a token behind `#`, which is taken out of the address
 * before anything else happens, so that it stays in no history, bookmark or picture of the screen, and is
 * exchanged for one that only the bank's own pages can use.
 *
 * The exchanged token is kept in `sessionStorage`, because a reload must survive: who leaves for the SMS
 * with the code often comes back to a tab the phone has thrown away. It is the safest place that does:
 * of this tab and this origin only, gone with the tab, never sent by itself, and of no use elsewhere or
 * after 15 minutes. The token of the link is not kept anywhere.
 */
export interface Session {
  /** The page's own token, once it has one. */
  token: () => string | undefined
  /** Gets the page its token. May be repeated after a lost network. */
  begin: () => Promise<SessionStart>
  /** Forgets everything. */
  end: () => void
}

/** `none`: the address had no token, and none is kept from before. */
export type SessionStart = 'begun' | 'none'

/** The part of `sessionStorage` that is used. */
export type TabMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const place = 'qiantang.wallet.page-token'

export function openSession(
  opened: string | undefined,
  memory: TabMemory,
  locale: () => Locale,
): Session {
  // Another link is another visit, perhaps of another person: nothing of the last one may remain.
  if (opened) memory.removeItem(place)
  let token = opened ? undefined : (memory.getItem(place) ?? undefined)
  let exchanging: Promise<SessionStart> | undefined

  const keep = (own: string): SessionStart => {
    token = own
    memory.setItem(place, own)
    return 'begun'
  }

  return {
    token: () => token,
    begin: async () => {
      if (token) return 'begun'
      if (!opened) return 'none'
      if (isPageToken(opened)) return keep(opened)
      exchanging ??= exchange(opened, locale).then(keep)
      try {
        return await exchanging
      } catch (error) {
        if (error instanceof ConnectionLost) exchanging = undefined
        throw error
      }
    },
    end: () => {
      token = undefined
      memory.removeItem(place)
    },
  }
}

// The checkout has made the exchange already when it opens the wallet.
const isPageToken = (token: string) => token.startsWith('bpt_')

async function exchange(opened: string, locale: () => Locale): Promise<string> {
  const client = createClient({ credentials: () => opened, locale })
  return (await client.call('POST /v1/page-tokens')).token
}

/** The tab's own memory; where a browser forbids it, a reload has to start over. */
export function tabMemory(): TabMemory {
  try {
    sessionStorage.getItem(place)
    return sessionStorage
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  }
}
