import type { WebhookEndpoint } from '@qiantang/sdk/contract'

import { toTimestamp } from '../kernel/time.ts'

/** A webhook endpoint as it is kept. */
export interface Endpoint {
  id: string
  appId: string
  realmId: string
  url: string
  /** Event types, or `*` for all. */
  events: string[]
  status: 'enabled' | 'disabled' | 'deleted'
  at: Date
}

export const presentEndpoint = ({ id, url, events, status, at }: Endpoint): WebhookEndpoint => ({
  id,
  url,
  events,
  status,
  createdAt: toTimestamp(at),
})
