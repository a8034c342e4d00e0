import type { AppUser } from '../../customers/app-user.ts'
import type { Queryable, Tx } from '../../kernel/database/index.ts'

/** A key of a user's device. The bank has its public half. */
export interface Passkey {
  id: string
  realmId: string
  appId: string
  userId: string
  name: string
  credentialId: string
  publicKey: string
  transports: string[]
  signCount: number
  synced: boolean
  lastUsedAt: Date | null
  at: Date
}

/** The passkeys a user has now, newest first. */
export const listPasskeys = (on: Queryable, { app, userId }: AppUser): Promise<Passkey[]> =>
  on<Passkey[]>`
    select * from passkeys
    where app_id = ${app.id} and user_id = ${userId} and removed_at is null
    order by id desc`

/** One of a user's passkeys by the device's own id, locked so that its count is one caller's matter. */
export const lockPasskey = async (
  tx: Tx,
  { app, userId }: AppUser,
  credentialId: string,
): Promise<Passkey | undefined> => {
  const [passkey] = await tx<Passkey[]>`
    select * from passkeys
    where credential_id = ${credentialId} and app_id = ${app.id} and user_id = ${userId}
      and removed_at is null
    for update`
  return passkey
}

/** How a page refers to passkeys when it asks the device for one of them. */
export const referencesTo = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ credentialId, transports }) => ({
    id: credentialId,
    type: 'public-key' as const,
    transports,
  }))
