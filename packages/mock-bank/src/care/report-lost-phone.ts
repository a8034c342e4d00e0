import type { LostPhoneReport } from '@qiantang/sdk/contract'

import {
  cancelAgreements,
  type Saved as SavedCard,
  tellCancelledAgreements,
} from '../agreements/index.ts'
import { type Account, freezeAccounts, tellFrozen } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { revokeOtherSessions, type UserSession } from '../apps/user-sessions.ts'
import { factsOfSession, record } from '../audit/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import { cancelMandates, type Mandate, tellCancelled } from '../mandates/index.ts'
import type { OrderBank } from '../orders/index.ts'
import { now } from '../realms/realm.ts'

interface Report {
  id: string
  userId: string
  frozenAccountIds: string[]
  endedSessionIds: string[]
  cancelledMandateIds: string[]
  cancelledAgreementIds: string[]
  at: Date
}

/**
 * A phone is lost: in one step, and without a PIN, the user's accounts are frozen both ways, their other sessions end
 * (and the bank's pages opened from them), and their mandates and
 * quick pay agreements are cancelled. The session that reports stays: it was
 * just opened by the merchant's server, and no money can be moved by it until the accounts are free again.
 */
export const reportLostPhone = (
  bank: OrderBank,
  caller: User,
  id: string,
): Promise<LostPhoneReport> =>
  bank.sql.begin(async (tx) => {
    const { app, userId } = caller
    const [before] = await tx<Report[]>`
      select * from lost_phone_reports
      where id = ${id} and app_id = ${app.id} and user_id = ${userId}`
    if (before) return present(before)

    const at = now(bank, caller.realm)
    // Every row is taken before anything is told: see `record`.
    const accounts = await freezeAccounts(bank, tx, caller, 'lost_phone')
    const mandates = await cancelMandates(bank, tx, caller)
    const agreements = await cancelAgreements(bank, tx, caller)
    const sessions = await revokeOtherSessions(bank, tx, caller)
    const report: Report = {
      ...{ id, userId, at },
      frozenAccountIds: accounts.map((account) => account.id),
      endedSessionIds: sessions.map((session) => session.id),
      cancelledMandateIds: mandates.map((mandate) => mandate.id),
      cancelledAgreementIds: agreements.map((agreement) => agreement.id),
    }
    await insert(bank, tx, caller, report)
    await record(bank, tx, caller, 'phone.lost', { lostPhoneReportId: id }, at)
    await tell(bank, tx, caller, { accounts, mandates, agreements, sessions }, at)
    return present(report)
  })

const insert = async (
  bank: OrderBank,
  tx: Tx,
  { realm, app, sessionId }: User,
  report: Report,
): Promise<void> => {
  await tx`
    insert into lost_phone_reports ${tx({
      ...report,
      ...{ realmId: realm.id, appId: app.id, sessionId, recordedAt: bank.wall() },
    })}`
}

interface Stopped {
  accounts: readonly Account[]
  mandates: readonly Mandate[]
  agreements: readonly SavedCard[]
  sessions: readonly UserSession[]
}

const tell = async (
  bank: OrderBank,
  tx: Tx,
  caller: User,
  { accounts, mandates, agreements, sessions }: Stopped,
  at: Date,
): Promise<void> => {
  const { realm, app } = caller
  await tellFrozen(bank, tx, caller, accounts)
  for (const session of sessions)
    await record(bank, tx, caller, 'session.ended', factsOfSession(session), at)
  await tellCancelled(bank, tx, caller, mandates, at)
  await tellCancelledAgreements(bank, tx, caller, agreements, at)
  for (const { id } of sessions) await emit(tx, realm, app.id, 'user_session.revoked', { id }, at)
}

const present = ({ at, ...report }: Report): LostPhoneReport => ({
  id: report.id,
  userId: report.userId,
  frozenAccountIds: report.frozenAccountIds,
  endedSessionIds: report.endedSessionIds,
  cancelledMandateIds: report.cancelledMandateIds,
  cancelledAgreementIds: report.cancelledAgreementIds,
  createdAt: toTimestamp(at),
})
