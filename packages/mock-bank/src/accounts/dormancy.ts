import type { ChallengeBank } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { addMonths } from '../kernel/time.ts'
import { chart } from '../ledger/index.ts'
import { schedule } from '../realms/jobs.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type Account, findAccount } from './account.ts'
import { changeAccount, logChange } from './change-account.ts'
import { ownerOf } from './owner-of.ts'
import { dropPending } from './pending-act.ts'
import { tellOfAccount } from './tell-account.ts'

/** The job that looks whether an account still moves: `src/jobs` runs it. */
export const dormancyJob = 'account.dormancy'

/** Has an account looked at once it has been without a movement for so long, if nothing moves from now on. */
export const watchForDormancy = (
  { rules }: Pick<ChallengeBank, 'rules'>,
  tx: Tx,
  { id, realmId }: Pick<Account, 'id' | 'realmId'>,
  since: Date,
): Promise<void> =>
  schedule(tx, {
    ...{ realmId, kind: dormancyJob, key: `${dormancyJob} ${id}`, payload: { accountId: id } },
    dueAt: addMonths(since, rules.dormantAfterMonths),
  })

/** An account that nothing has moved for so long is dormant; one that has moved is looked at again. */
export const lookForDormancy = async (
  bank: ChallengeBank,
  realm: Realm,
  { accountId }: { accountId: string },
): Promise<void> => {
  const owner = await ownerOf(bank, realm, accountId)
  await bank.sql.begin(async (tx) => {
    const found = await findAccount(tx, owner, accountId, { lock: true })
    if (found.closedAt || found.dormantSince) return
    const at = now(bank, realm)
    const since = await usedSince(bank, tx, found)
    if (addMonths(since, bank.rules.dormantAfterMonths) > at)
      return watchForDormancy(bank, tx, found, since)

    const account = await dropPending(tx, found, at)
    const dormant = await changeAccount(tx, account, { dormantSince: at })
    await logChange(bank, tx, dormant, 'dormant', { actor: 'bank', reason: 'no_movement', at })
    await tellOfAccount(bank, tx, owner, 'account.dormant', dormant, at)
  })
}

/** When it last moved, was opened or taken up again. */
const usedSince = async (
  { ledger }: ChallengeBank,
  tx: Tx,
  { id, at, reactivatedAt }: Account,
): Promise<Date> => {
  const { lines } = await ledger.statement(chart.customer(id), { limit: 1 }, tx)
  const times = [at, reactivatedAt, lines[0]?.at].map((time) => time?.getTime() ?? 0)
  return new Date(Math.max(...times))
}
