import type { Merchant, User } from '../apps/caller.ts'
import { revokeUserSession } from '../apps/user-sessions.ts'
import { factsOfSession, record } from '../audit/index.ts'
import { emit } from '../events/emit.ts'
import { now } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'

/**
 * Ends a session at once: one of the merchant's, or one of the user's own.
 *
 * @throws {BankError} `not_found`
 */
export const endSession = (bank: WholeBank, caller: Merchant | User, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const { realm, app } = caller
    const ended = await revokeUserSession(bank, tx, caller, id)
    if (!ended) return
    const at = now(bank, realm)
    const whose = { realm, app, userId: ended.userId, by: caller }
    await record(bank, tx, whose, 'session.ended', factsOfSession(ended), at)
    await emit(tx, realm, app.id, 'user_session.revoked', { id }, at)
  })
