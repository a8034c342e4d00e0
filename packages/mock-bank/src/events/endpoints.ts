import { eventData, type CreateWebhookEndpoint } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { Merchant } from '../apps/caller.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { now } from '../realms/realm.ts'
import type { EventBank } from './bank.ts'
import { EgressRefused } from './egress/refusal.ts'
import { type Endpoint, presentEndpoint } from './endpoint.ts'
import { forgetSecrets, replaceSecret } from './secrets.ts'

const most = 20

/** An endpoint and its new secret, which is shown this once. */
export interface EndpointWithSecret {
  endpoint: Endpoint
  secret: string
}

/** Registers an address for events. The id is made by the caller: sent again, it is the same endpoint with a new secret. */
export const createEndpoint = async (
  bank: EventBank,
  caller: Merchant,
  { url, events = ['*'] }: z.output<typeof CreateWebhookEndpoint>,
  made: { id(prefix: 'whe', slot: Slot): string },
): Promise<EndpointWithSecret> => {
  checkTypes(events)
  await checkUrl(bank, url)

  const endpoint: Endpoint = {
    id: made.id('whe', slotOf(bank.vault.key('slot'), caller.app.id)),
    appId: caller.app.id,
    realmId: caller.realm.id,
    url,
    events: [...new Set(events)],
    status: 'enabled',
    at: now(bank, caller.realm),
  }
  return bank.sql.begin(async (tx) => {
    await refuseTooMany(tx, endpoint)
    await tx`insert into webhook_endpoints ${tx({ ...endpoint })} on conflict (id) do nothing`
    return { endpoint, secret: await replaceSecret(bank, tx, endpoint) }
  })
}

/** An app's endpoints, oldest first. */
export const listEndpoints = async (
  bank: EventBank,
  caller: Merchant,
  { limit = usualLimit, cursor }: PageQuery,
) => {
  const after = placeIn(cursor, /^whe_[0-9A-Z]{26}$/) ?? ''
  const rows = await bank.sql<Endpoint[]>`
    select id, app_id, realm_id, url, events, status, at from webhook_endpoints
    where app_id = ${caller.app.id} and status <> 'deleted' and id > ${after}
    order by id limit ${limit + 1}`
  return pageOf(rows, limit, ({ id }) => id, presentEndpoint)
}

/** Stops sending to an address, what was still to be tried again included. */
export const deleteEndpoint = (bank: EventBank, caller: Merchant, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const endpoint = await lockEndpoint(tx, caller, id)
    await tx`update webhook_endpoints set status = 'deleted' where id = ${id}`
    await forgetSecrets(tx, endpoint)
  })

/** Gives an endpoint a new secret; the old one signs on for a day, so that the receiver can change over. */
export const rotateSecret = (
  bank: EventBank,
  caller: Merchant,
  id: string,
): Promise<EndpointWithSecret> =>
  bank.sql.begin(async (tx) => {
    const endpoint = await lockEndpoint(tx, caller, id)
    return { endpoint, secret: await replaceSecret(bank, tx, endpoint) }
  })

const lockEndpoint = async (tx: Queryable, caller: Merchant, id: string): Promise<Endpoint> => {
  const [endpoint] = await tx<Endpoint[]>`
    select id, app_id, realm_id, url, events, status, at from webhook_endpoints
    where id = ${id} and app_id = ${caller.app.id} and status <> 'deleted'
    for update`
  if (!endpoint) throw new BankError('not_found')
  return endpoint
}

/** A type that is never told is a slip, and would be found out too late. */
const checkTypes = (types: readonly string[]): void => {
  const place = types.findIndex((type) => type !== '*' && !Object.hasOwn(eventData, type))
  if (place >= 0) throw invalidField(`events.${place}`, 'There is no such event type.')
}

const checkUrl = async (bank: EventBank, url: string): Promise<void> => {
  try {
    await bank.egress.check(url)
  } catch (error) {
    if (error instanceof EgressRefused)
      throw new BankError('webhook_url_refused', { reason: error.reason })
    throw error
  }
}

const refuseTooMany = async (tx: Queryable, { id, appId }: Endpoint): Promise<void> => {
  // Two creations at once may leave one more, which does no harm.
  const [others] = await tx<{ count: number }[]>`
    select count(*) from webhook_endpoints
    where app_id = ${appId} and status <> 'deleted' and id <> ${id}`
  if ((others?.count ?? 0) >= most) throw new BankError('webhook_endpoints_exhausted', { most })
}
