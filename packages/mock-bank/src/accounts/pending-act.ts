import type { NextAction } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import {
  askPin,
  type ChallengeBank,
  type ChallengeStatus,
  readChallenge,
  type Scene,
  type Sms,
  stateOf,
  withdrawChallenge,
} from '../challenges/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Account, PendingAct } from './account.ts'
import { changeAccount } from './change-account.ts'

export interface Wish {
  act: PendingAct
  /** The higher limit, where that is the wish. */
  raiseTo: number | null
}

/** An account as an answer leaves it, and the code that is asked for next. */
export interface Settled {
  account: Account
  sms?: Sms
}

const scenes: Record<PendingAct, Scene> = {
  no_pin_limit: 'no_pin_limit',
  unfreeze: 'unfreeze_account',
  close: 'close_account',
}

/** Asks for the PIN for a wish. The same wish again is asked for once; another takes the place of the one before. */
export const askForPin = async (
  bank: ChallengeBank,
  tx: Tx,
  { realm, app, userId }: User,
  found: Account,
  { act, raiseTo }: Wish,
  at: Date,
): Promise<Account> => {
  if (found.pending === act && found.raiseTo === raiseTo) return found
  const account = await dropPending(tx, found, at)
  const { id: pendingChallengeId } = await askPin(bank, tx, {
    ...{ realm, app, userId, slot: account.slot, scene: scenes[act] },
    ...(raiseTo !== null && { amount: raiseTo }),
    subject: { type: 'account', id: account.id },
  })
  return changeAccount(tx, account, { pending: act, pendingChallengeId, raiseTo })
}

/** Forgets what waits for the PIN: the question for it is good for nothing. */
export const dropPending = async (tx: Tx, account: Account, at: Date): Promise<Account> => {
  if (account.pendingChallengeId === null) return account
  await withdrawChallenge(tx, account.pendingChallengeId, at)
  return changeAccount(tx, account, nothingPending)
}

export const nothingPending = { pending: null, pendingChallengeId: null, raiseTo: null } as const

/** What an account's user has to do for what they asked for. */
export const nextActionOf = async (
  on: Queryable,
  account: Account,
  at: Date,
): Promise<NextAction | null> => {
  const { pendingChallengeId: challengeId } = account
  if (challengeId === null) return null
  const { state, type } = await pendingQuestion(on, challengeId, at)
  if (state === 'passed') return { type: 'wait' }
  if (state !== 'pending') return null
  return { type: type === 'pin' ? 'enter_pin' : 'collect_otp', challengeId }
}

/** What is asked for what waits, and how the question stands. */
export const pendingQuestion = async (
  on: Queryable,
  challengeId: string,
  at: Date,
): Promise<{ type: 'pin' | 'otp'; state: ChallengeStatus }> => {
  const challenge = (await readChallenge(on, challengeId)) ?? fault('A challenge is gone.')
  return { type: challenge.type, state: stateOf(challenge, at) }
}
