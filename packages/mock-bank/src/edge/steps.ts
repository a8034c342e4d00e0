import { createHash } from 'node:crypto'

import type { Step } from '../handlers/handler.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { BodyTooLarge, type Incoming, noBytes } from './incoming.ts'

/**
 * A call's step as a request of its own. Its idempotency key is derived, so that the whole call repeated with the
 * same key repeats each step with the same key.
 */
export const stepOf = (
  { origin }: Pick<Kernel, 'origin'>,
  { method, path, body, name }: Step,
  key: string,
): Incoming => {
  const address = `${origin}${path}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.origin !== origin) throw new BankError('not_found')
  const sent = body === undefined || method === 'GET' ? null : JSON.stringify(body)
  const headers: Record<string, string> = {
    ...(method === 'POST' && { 'idempotency-key': derived(key, name) }),
    ...(sent !== null && { 'content-type': 'application/json' }),
  }
  const bytes = sent === null ? noBytes : new TextEncoder().encode(sent)
  return {
    method,
    url,
    header: (wanted) => headers[wanted] ?? null,
    headers: () => new Headers(headers),
    body: async (most) => {
      if (bytes.length > most) throw new BodyTooLarge()
      return bytes
    },
  }
}

const derived = (key: string, name: string): string =>
  createHash('sha256').update(`${key}\n${name}`).digest('hex')
