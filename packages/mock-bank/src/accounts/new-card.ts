import type { ErrorCode, NextAction } from '@qiantang/sdk/contract'

import { record } from '../audit/index.ts'
import {
  bindCandidate,
  type BoundCard,
  candidateAsks,
  failCandidate,
  findCard,
  hasBound,
  lockCandidate,
  presentCard,
  readCandidateMobile,
  readCardNumber,
} from '../cards/index.ts'
import { askOtp, type Challenge, readChallenge, sendSms, stateOf } from '../challenges/index.ts'
import { type Customer, meetCustomer, readCustomer } from '../customers/index.ts'
import { emit } from '../events/emit.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { now } from '../realms/realm.ts'
import { type Account, findAccount } from './account.ts'
import type { Applicant } from './applicant.ts'
import type { AccountBank } from './bank.ts'
import { changeAccount } from './change-account.ts'
import { confirmIdentity } from './confirm-identity.ts'
import type { Owner } from './tell-account.ts'
import { allows } from './what-may-move.ts'

/** A candidate whose question was answered rightly, and all that is asked of its bank. */
interface Answered {
  card: BoundCard
  challenge: Challenge
  account: Account
  applicant: Applicant
}

/**
 * The PIN was given: the new card's bank is asked, and a code sent. The code was right: the card becomes
 * the account's. Called again it goes on from where it stands.
 */
export const carryOnWithCard = async (
  bank: AccountBank,
  owner: Owner,
  id: string,
): Promise<BoundCard> => {
  const answered = await answeredOf(bank, owner, id)
  if (answered) {
    const step = answered.challenge.type === 'pin' ? askForCode : bind
    await step(bank, owner, answered)
  }
  return (await findCard(bank.sql, owner, id)) ?? fault('A card is gone.')
}

/** The PIN or the code never came back right. Called again, it changes nothing. */
export const abandonCard = (bank: AccountBank, owner: Owner, id: string): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const card = await lockCandidate(tx, id)
    if (card.status !== 'requires_action' || card.challengeId === null) return
    const challenge = (await readChallenge(tx, card.challengeId)) ?? fault('No challenge.')
    const state = stateOf(challenge, now(bank, owner.realm))
    if (state === 'exhausted' || state === 'expired') await failCandidate(tx, id, 'not_completed')
  })

/** What a user has to do for a card they want to bind. */
export const nextActionOfCard = async (
  bank: AccountBank,
  owner: Owner,
  card: BoundCard,
): Promise<NextAction | null> => {
  if (card.status !== 'requires_action' || card.challengeId === null) return null
  const challenge = (await readChallenge(bank.sql, card.challengeId)) ?? fault('No challenge.')
  const state = stateOf(challenge, now(bank, owner.realm))
  if (state === 'passed') return { type: 'wait' }
  if (state !== 'pending') return null
  const { id: challengeId } = challenge
  return { type: challenge.type === 'pin' ? 'enter_pin' : 'collect_otp', challengeId }
}

const answeredOf = async (
  bank: AccountBank,
  owner: Owner,
  id: string,
): Promise<Answered | undefined> => {
  const card = (await findCard(bank.sql, owner, id)) ?? fault('A card is gone.')
  if (card.status !== 'requires_action' || !card.challengeId || !card.accountId) return undefined
  const challenge = (await readChallenge(bank.sql, card.challengeId)) ?? fault('No challenge.')
  if (challenge.status !== 'passed') return undefined
  const { name, idNumber } = await readCustomer(bank, bank.sql, card.customerId)
  const mobile = await readCandidateMobile(bank, bank.sql, card)
  const cardNumber = await readCardNumber(bank, bank.sql, card)
  const account = await findAccount(bank.sql, owner, card.accountId)
  return { card, challenge, account, applicant: { name, idNumber, mobile, cardNumber } }
}

const askForCode = async (
  bank: AccountBank,
  owner: Owner,
  { card, challenge, account, applicant }: Answered,
): Promise<void> => {
  const needed = { class: account.class, alsoRight: true }
  const refusal = await confirmIdentity(bank, owner, applicant, needed).then(() => null, codeOf)
  const sms = await bank.sql.begin(async (tx) => {
    const locked = await lockCandidate(tx, card.id)
    // Somebody else has gone on from here.
    if (locked.challengeId !== challenge.id) return undefined
    if (refusal) return void (await failCandidate(tx, card.id, refusal))
    const { realm, app, userId } = owner
    const asked = await askOtp(bank, tx, {
      ...{ realm, app, userId, slot: card.slot, mobile: applicant.mobile, scene: 'change_card' },
      subject: { type: 'card', id: card.id },
    })
    await candidateAsks(tx, card.id, asked.challenge.id)
    return asked.sms
  })
  if (sms) await sendSms(bank, owner.realm, sms)
}

const bind = (bank: AccountBank, owner: Owner, answered: Answered): Promise<void> =>
  bank.sql.begin(async (tx) => {
    const { card, challenge, applicant } = answered
    const at = now(bank, owner.realm)
    const customer = await meetCustomer(bank, tx, owner.realm.id, applicant, at)
    const account = await findAccount(tx, owner, answered.account.id, { lock: true })
    const locked = await lockCandidate(tx, card.id)
    if (locked.challengeId !== challenge.id) return
    const obstacle = await obstacleTo(bank, tx, owner, { ...answered, account }, customer)
    if (obstacle) return void (await failCandidate(tx, card.id, obstacle))

    const bound = await bindCandidate(tx, card.id, at)
    await changeAccount(tx, account, { cardId: bound.id })
    const facts = { cardId: bound.id, cardLast4: bound.last4 }
    await record(bank, tx, owner, 'card.bound', facts, at)
    await emit(tx, owner.realm, owner.app.id, 'card.bound', presentCard(bound, 'zh-CN'), at)
  })

const obstacleTo = async (
  bank: AccountBank,
  tx: Tx,
  owner: Owner,
  { account, applicant }: Answered,
  customer: Customer,
): Promise<ErrorCode | null> => {
  if (customer.id !== account.customerId) return fault('A card of somebody else was confirmed.')
  if (!allows(account, 'out')) return 'account_frozen'
  return (await hasBound(bank, tx, owner, applicant.cardNumber)) ? 'card_already_bound' : null
}

/** A refusal is what became of it; anything else is a fault, and is tried again. */
const codeOf = (error: unknown): ErrorCode => {
  if (error instanceof BankError) return error.code
  throw error
}
