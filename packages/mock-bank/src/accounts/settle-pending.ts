import { sendSms } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { type Account, findAccount, type PendingAct } from './account.ts'
import type { AccountBank } from './bank.ts'
import { changeAccount } from './change-account.ts'
import { changeNoPinLimit } from './change-no-pin-limit.ts'
import { closeLocked } from './close-locked.ts'
import { nothingPending, pendingQuestion, type Settled } from './pending-act.ts'
import type { Owner } from './tell-account.ts'
import { unfreezeAnswered } from './unfreeze-answered.ts'
import { allows } from './what-may-move.ts'

/** The question for what was asked for was answered, or its time is up. Called again, it changes nothing. */
export const settleAccount = (
  bank: AccountBank,
  owner: Owner,
  accountId: string,
): Promise<Account> => withSettled(bank, owner, accountId, async (_, account) => account)

/**
 * Does something with a locked account, once what it waited for has become what the answer, or the passing of time,
 * has made of it. A code that is to follow is sent when all of it stands.
 */
export const withSettled = async (
  bank: AccountBank,
  owner: Owner,
  accountId: string,
  act: (tx: Tx, account: Account) => Promise<Account>,
): Promise<Account> => {
  const { done, sms } = await bank.sql.begin(async (tx) => {
    const found = await findAccount(tx, owner, accountId, { lock: true })
    const { account, sms } = await settlePending(bank, tx, owner, found)
    return { done: await act(tx, account), sms }
  })
  if (sms) await sendSms(bank, owner.realm, sms)
  return done
}

const settlePending = async (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  account: Account,
): Promise<Settled> => {
  const { pending, pendingChallengeId } = account
  if (pending === null || pendingChallengeId === null) return { account }
  const { state, type } = await pendingQuestion(tx, pendingChallengeId, now(bank, owner.realm))
  if (state === 'pending') return { account }
  const settled = await changeAccount(tx, account, nothingPending)
  if (state !== 'passed') return { account: settled }
  return carryOut[pending](bank, tx, owner, settled, { ...account, answered: type })
}

type CarryOut = (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  account: Account,
  /** As it was when it waited, and what was asked. */
  asked: Account & { answered: 'pin' | 'otp' },
) => Promise<Settled>

const carryOut: Record<PendingAct, CarryOut> = {
  // Frozen meanwhile: perhaps it was not the holder who knew the PIN.
  no_pin_limit: async (bank, tx, owner, account, { raiseTo }) => ({
    account: allows(account, 'out')
      ? await changeNoPinLimit(bank, tx, owner, account, raiseTo ?? fault('A raise to no limit.'))
      : account,
  }),
  unfreeze: (bank, tx, owner, account, { answered }) =>
    unfreezeAnswered(bank, tx, owner, account, answered),
  close: async (bank, tx, owner, account) => ({
    account: await closeLocked(bank, tx, owner, account),
  }),
}
