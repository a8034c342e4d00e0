import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret, newSecret } from '../kernel/secrets.ts'
import { addSeconds } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { Payer, User } from './caller.ts'
import type { Finder, Finders } from './finder.ts'

export const pageTokenPrefix = 'bpt_'

const lifeSeconds = 900

/** The bearer token a call came with: its beginning and the hash of all of it. */
export interface Credential {
  prefix: string
  hash: string
}

/**
 * A token for one of the bank's own pages, exchanged for what the page was opened with. It says what
 * its parent says, as long as the parent does, and 15 minutes at most.
 */
export const createPageToken = async (
  bank: Kernel,
  caller: User | Payer,
  parent: Credential,
): Promise<{ token: string; expiresAt: Date }> => {
  const token = newSecret(pageTokenPrefix)
  const expiresAt = await endOf(bank, caller)
  await bank.sql`
    insert into page_tokens ${bank.sql({
      hash: hashSecret(token),
      parentPrefix: parent.prefix,
      parentHash: parent.hash,
      expiresAt,
    })}`
  return { token, expiresAt }
}

const endOf = async (bank: Kernel, caller: User | Payer): Promise<Date> => {
  const end = addSeconds(now(bank, caller.realm), lifeSeconds)
  if (caller.kind === 'checkout') return end
  const [session] = await bank.sql<{ expiresAt: Date }[]>`
    select expires_at from user_sessions where id = ${caller.sessionId}`
  return session && session.expiresAt < end ? session.expiresAt : end
}

/** `bpt_…`: whoever the token was exchanged by, on a page of the bank. */
export const findPage =
  (parents: Finders): Finder =>
  async (bank, hash) => {
    const [token] = await bank.sql<{ parentPrefix: string; parentHash: string; expiresAt: Date }[]>`
      select parent_prefix, parent_hash, expires_at from page_tokens where hash = ${hash}`
    const parent = token && (await parents[token.parentPrefix]?.(bank, token.parentHash))
    if (!parent || (parent.kind !== 'user' && parent.kind !== 'checkout')) return undefined
    if (token.expiresAt <= now(bank, parent.realm)) throw new BankError('session_expired')
    return { ...parent, page: true }
  }
