import { createHash } from 'node:crypto'

import type { Step } from '../handlers/handler.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'

/**
 * A call's step as a request of its own. Its idempotency key is derived, so that the whole call repeated with the
 * same key repeats each step with the same key.
 */
export const stepRequest = (
  { origin }: Pick<Kernel, 'origin'>,
  { method, path, body, name }: Step,
  key: string,
): Request => {
  const url = `${origin}${path}`
  if (!URL.canParse(url) || new URL(url).origin !== origin) throw new BankError('not_found')
  const headers = new Headers()
  if (method === 'POST')
    headers.set('idempotency-key', createHash('sha256').update(`${key}\n${name}`).digest('hex'))
  if (body === undefined || method === 'GET') return new Request(url, { method, headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method, headers, body: JSON.stringify(body) })
}
