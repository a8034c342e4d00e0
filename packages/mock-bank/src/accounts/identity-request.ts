import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { addSeconds, endOfDay } from '../kernel/time.ts'
import { schedule, scheduleAll } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { selectRealm } from '../realms/realms.ts'
import type { AccountBank } from './bank.ts'
import { freezeAccount } from './freeze.ts'
import { ownerOf } from './owner-of.ts'
import { withinTheHour } from './within-the-hour.ts'

/** The job that has the accounts stopped of who has not said more about themselves in time: `src/jobs` runs it. */
export const detailsOverdueJob = 'identity_details.overdue'

/** The job that stops one of them. */
export const stopAccountJob = 'identity_details.stop_account'

/** Asks a person for more about themselves, once. The time is up with the day, as for everybody else asked that day. */
export const askForDetails = async (
  bank: AccountBank,
  tx: Tx,
  { customerId, realmId, turnover }: { customerId: string; realmId: string; turnover: number },
): Promise<void> => {
  const realm = (await selectRealm(tx, realmId)) ?? fault('The realm of a customer is gone.')
  const at = now(bank, realm)
  const dueAt = endOfDay(addSeconds(at, bank.rules.identityDetails.days * 86_400))
  const asked = await tx`
    insert into identity_requests ${tx({
      ...{ customerId, realmId, turnover, dueAt, at, recordedAt: bank.wall() },
    })} on conflict do nothing returning 1`
  if (asked.length === 0) return
  await schedule(tx, {
    ...{ realmId, kind: detailsOverdueJob, key: `${detailsOverdueJob} ${customerId}` },
    ...{ payload: { customerId }, dueAt },
  })
}

/**
 * The time is up: without an answer, all of the person's Class III accounts stand still. Each is stopped at a moment
 * of its own within the hour, or apps that compare what they were told could tell whose user is the same person.
 */
export const stopForDetails = async (
  bank: AccountBank,
  realm: Realm,
  { customerId }: { customerId: string },
): Promise<void> => {
  const at = now(bank, realm)
  if (!(await areDetailsOverdue(bank.sql, customerId, at))) return
  const accounts = await bank.sql<{ id: string }[]>`
    select id from accounts
    where customer_id = ${customerId} and class = 'III' and status <> 'closed' order by id`
  const stops = accounts.map(({ id: accountId }) => ({
    ...{ realmId: realm.id, kind: stopAccountJob, key: `${stopAccountJob} ${accountId}` },
    ...{ payload: { customerId, accountId }, dueAt: withinTheHour(at) },
  }))
  await scheduleAll(bank.sql, stops)
}

/** Stops one account, unless its person has answered by now or it has become Class II or closed. */
export const stopAccount = async (
  bank: AccountBank,
  realm: Realm,
  { customerId, accountId }: { customerId: string; accountId: string },
): Promise<void> => {
  if (!(await areDetailsOverdue(bank.sql, customerId, now(bank, realm)))) return
  const [still] = await bank.sql`
    select 1 from accounts where id = ${accountId} and class = 'III' and status <> 'closed'`
  if (!still) return
  const owner = await ownerOf(bank, realm, accountId)
  await freezeAccount(bank, owner, accountId, { scope: 'all', reason: 'identity_overdue' })
}

/** Whether a person has not said in time what they were asked for. */
export const areDetailsOverdue = async (
  on: Queryable,
  customerId: string,
  at: Date,
): Promise<boolean> => {
  const [overdue] = await on`
    select 1 from identity_requests
    where customer_id = ${customerId} and given_at is null and due_at <= ${at}`
  return overdue !== undefined
}
