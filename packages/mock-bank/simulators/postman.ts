import type { Steering } from './steering.ts'

/** A notice on its way to a merchant's door. */
export interface Notice {
  url: string
  /** Made anew each time it is sent, where they tell the time. */
  headers: Record<string, string> | (() => Record<string, string>)
  body: string
}

export interface PostmanOptions {
  /** How merchants are reached. */
  fetch: typeof fetch
  /** The pauses after which what was not taken is sent again; after the last the channel gives up. */
  gapsMs: readonly number[]
  /** Whether this answer says that the notice was taken. */
  isTaken: (status: number, body: string) => boolean
}

/** Carries a channel's notices to merchants. */
export interface Postman {
  /** Sends a notice as the realm is steered, and answers once it was tried for the first time. */
  send(realm: string, how: Steering['notices'], notice: Notice): Promise<void>
  /** Sends what waits in a realm to be sent late, oldest first; answers how many there were. */
  sendLate(realm: string): Promise<number>
}

const PATIENCE_MS = 5_000
// What a timer can count to; longer pauses of a process make no sense anyway.
const LONGEST_MS = 2 ** 31 - 1

/** Notices under way live as long as the process: what it never told is for the merchant to ask. */
export function createPostman({ fetch, gapsMs, isTaken }: PostmanOptions): Postman {
  const late = new Map<string, Notice[]>()

  const tried = async ({ url, headers, body }: Notice): Promise<boolean> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const request = {
        ...{ method: 'POST', body, signal, redirect: 'manual' as const },
        headers: typeof headers === 'function' ? headers() : headers,
      }
      const answer = await fetch(url, request)
      return isTaken(answer.status, await answer.text())
    } catch {
      return false
    }
  }

  const insist = async (notice: Notice): Promise<void> => {
    for (const gap of gapsMs) {
      await idle(Math.min(gap, LONGEST_MS))
      if (await tried(notice)) return
    }
  }

  const deliver = async (notice: Notice) => {
    if (!(await tried(notice))) void insist(notice)
  }

  return {
    send: async (realm, how, notice) => {
      if (how === 'never') return
      if (how === 'late') {
        late.set(realm, [...(late.get(realm) ?? []), notice])
        return
      }
      await deliver(notice)
      if (how === 'twice') await deliver(notice)
    },
    sendLate: async (realm) => {
      const waiting = late.get(realm) ?? []
      late.delete(realm)
      for (const notice of waiting) await deliver(notice)
      return waiting.length
    },
  }
}

/** Waits without keeping the process alive for it. */
const idle = (forMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, forMs).unref()
  })
