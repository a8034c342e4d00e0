import { randomBytes } from 'node:crypto'

import type { Queryable } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addSeconds } from '../kernel/time.ts'

const overlapSeconds = 24 * 3600

/** An endpoint, as far as its secrets are concerned. */
interface Owner {
  id: string
  realmId: string
}

/** Makes a secret and keeps it sealed; shown this once. Those it replaces sign on for a day. */
export const replaceSecret = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Queryable,
  owner: Owner,
): Promise<string> => {
  const wall = bank.wall()
  // The form the Standard Webhooks libraries take.
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const sealed = bank.vault.seal(owner.realmId, placeOf(owner), secret)
  await tx`delete from webhook_secrets where endpoint_id = ${owner.id} and expires_at <= ${wall}`
  await tx`
    update webhook_secrets set expires_at = ${addSeconds(wall, overlapSeconds)}
    where endpoint_id = ${owner.id} and expires_at is null`
  await tx`insert into webhook_secrets ${tx({ endpointId: owner.id, sealed })}`
  return secret
}

/** The secrets that sign now, newest first. */
export const activeSecrets = async (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>,
  owner: Owner,
): Promise<string[]> => {
  const rows = await bank.sql<{ sealed: string }[]>`
    select sealed from webhook_secrets
    where endpoint_id = ${owner.id} and (expires_at is null or expires_at > ${bank.wall()})
    order by id desc`
  return rows.map(({ sealed }) => bank.vault.open(owner.realmId, placeOf(owner), sealed))
}

export const forgetSecrets = async (tx: Queryable, owner: Owner): Promise<void> => {
  await tx`delete from webhook_secrets where endpoint_id = ${owner.id}`
}

const placeOf = ({ id }: Owner) => `webhook_secrets.sealed:${id}`
