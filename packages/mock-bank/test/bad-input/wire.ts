import { randomUUID } from 'node:crypto'

import type { Route } from '@qiantang/sdk/contract'

import type { RawCall } from '../world.ts'
import type { LooseCall } from './calls.ts'

/** A call as it goes over the wire, where a test may have written its body or query by hand. */
export const onTheWire = (
  { method, path, idempotencyKey }: Route,
  { params = {}, query = {}, body }: LooseCall,
  written: { text?: string; search?: string; params?: Record<string, string> } = {},
): RawCall => {
  const named = { ...params, ...written.params }
  const search =
    written.search ??
    new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    ).toString()
  const text = written.text ?? (body === undefined ? undefined : JSON.stringify(body))
  return {
    method,
    path:
      path.replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? '') + (search && `?${search}`),
    headers: idempotencyKey === 'required' ? { 'idempotency-key': randomUUID() } : {},
    ...(text !== undefined && { body: text }),
  }
}
