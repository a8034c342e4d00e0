import { Hono } from 'hono'

export interface PhoneOptions {
  /** Where the bank answers, such as `http://localhost:4000`. */
  bankUrl: string
  /** How the bank is reached. @default the global fetch */
  fetch?: typeof fetch
}

const PATIENCE_MS = 10_000

/**
 * The simulated phone's line to the bank: the page asks its own origin for the messages of a realm,
 * with the realm's key, and gets what `GET /v1/sandbox/messages` of the bank says.
 */
export function createPhone({ bankUrl, fetch = globalThis.fetch }: PhoneOptions): Hono {
  const phone = new Hono()
  phone.get('/api/messages', async (c) => {
    const url = new URL('/v1/sandbox/messages', bankUrl)
    url.search = new URL(c.req.url).search
    try {
      const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(PATIENCE_MS)])
      const answer = await fetch(url, { headers: passedOn(c.req.raw.headers), signal })
      return new Response(await answer.text(), {
        status: answer.status,
        headers: { ...passedBack(answer.headers), 'cache-control': 'no-store' },
      })
    } catch {
      return c.json({ code: 'bank_unreachable', title: 'The bank does not answer.' }, 502)
    }
  })
  return phone
}

const passedOn = (headers: Headers) => only(headers, ['authorization', 'accept-language'])
const passedBack = (headers: Headers) => only(headers, ['content-type', 'retry-after'])

const only = (headers: Headers, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => pair(name, headers.get(name))))

const pair = (name: string, value: string | null): [string, string][] =>
  value === null ? [] : [[name, value]]
