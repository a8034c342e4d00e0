import type { ChallengeBank } from '../challenges/index.ts'
import { now } from '../realms/realm.ts'
import { changeApplication, findApplication, standingOf } from './application.ts'
import type { Owner } from './tell-account.ts'

/** The code never came back right: the application is a draft again. Called again, it changes nothing. */
export const abandonApplication = (
  bank: ChallengeBank,
  opening: Owner,
  id: string,
): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const application = await findApplication(tx, opening, id, { lock: true })
    const { status, failureCode } = standingOf(application, now(bank, opening.realm))
    if (application.status !== 'requires_action' || status !== 'draft') return
    await changeApplication(tx, id, { status, failureCode, challengeId: null })
  })

/** Closes an application nobody has finished in time, and forgets what the person had given. */
export const expireApplication = async (
  bank: ChallengeBank,
  id: string,
  at: Date,
): Promise<void> => {
  await bank.sql`
    update applications set status = 'expired', challenge_id = null, failure_code = null, sealed_person = null
    where id = ${id} and status in ('draft', 'requires_action') and expires_at <= ${at}`
}
