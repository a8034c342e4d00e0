import type { CreateTopUp, CreateWithdrawal, IdPrefix } from '@qiantang/sdk/contract'

import { type Account, type AccountBank, findAccount, mustAllow } from '../accounts/index.ts'
import type { User } from '../apps/caller.ts'
import { askPin } from '../challenges/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import type { Slot } from '../kernel/ids.ts'
import { chart } from '../ledger/index.ts'
import { now } from '../realms/realm.ts'
import type { CardMovement, Speed } from './card-movement.ts'
import { expectedAtOf } from './speed.ts'
import { insertMovement, movementByReference, rememberChallenge } from './movement-table.ts'

type NewId = (prefix: IdPrefix, slot: Slot) => string
/** What is asked for; a top-up has no speed. */
type Input = CreateTopUp & { speed?: Speed }

/** A movement that was asked for, now or before with the same reference. */
export interface Requested {
  movement: CardMovement
  existed: boolean
}

/** Asks for money from the bound card; it moves once the PIN is given. */
export const requestTopUp = (
  bank: AccountBank,
  caller: User,
  input: CreateTopUp,
  newId: NewId,
): Promise<Requested> =>
  request(bank, caller, 'top_up', input, newId, async (account) => {
    mustAllow(account, 'in')
    if (account.balanceCap === null) return
    const { total: balance } = await bank.ledger.balance(chart.customer(account.id))
    const cap = account.balanceCap
    if (balance + input.amount > cap) throw new BankError('balance_cap_exceeded', { cap, balance })
  })

/** Asks for money to the bound card; it moves once the PIN is given. */
export const requestWithdrawal = (
  bank: AccountBank,
  caller: User,
  input: CreateWithdrawal,
  newId: NewId,
): Promise<Requested> =>
  request(
    bank,
    caller,
    'withdrawal',
    { ...input, speed: input.speed ?? 'fast' },
    newId,
    async (account) => {
      mustAllow(account, 'out')
      const { available } = await bank.ledger.balance(chart.customer(account.id))
      const required = input.amount
      if (required > available) throw new BankError('insufficient_balance', { available, required })
    },
  )

const request = async (
  bank: AccountBank,
  caller: User,
  noun: CardMovement['noun'],
  input: Input,
  newId: NewId,
  check: (account: Account) => Promise<void>,
): Promise<Requested> => {
  const account = await findAccount(bank.sql, caller, input.accountId)
  const wanted = plan(bank, caller, noun, account, input, newId)
  const known = await movementByReference(bank.sql, wanted)
  if (known) return recognise(known, wanted)

  // What is refused here would be refused by the books as well: it only comes before the PIN.
  await check(account)
  const made = await bank.sql.begin((tx) => insertAndAsk(bank, tx, caller, wanted))
  if (made) return { movement: made, existed: false }
  return recognise((await movementByReference(bank.sql, wanted)) ?? fault('It was there.'), wanted)
}

const insertAndAsk = async (
  bank: AccountBank,
  tx: Tx,
  { realm, app, userId }: User,
  wanted: CardMovement,
): Promise<CardMovement | undefined> => {
  const { id, noun, slot, amount } = wanted
  const movement = await insertMovement(tx, wanted)
  if (!movement || movement.challengeId) return movement

  const subject = { type: noun, id }
  const challenge = await askPin(bank, tx, {
    realm,
    app,
    userId,
    scene: noun,
    subject,
    slot,
    amount,
  })
  return rememberChallenge(tx, id, challenge.id)
}

/** The same reference stands for the same request, or for a mistake. */
const recognise = (known: CardMovement, wanted: CardMovement): Requested => {
  if (known.bodyHash !== wanted.bodyHash) throw new BankError('reference_conflict')
  return { movement: known, existed: known.id !== wanted.id }
}

const plan = (
  bank: AccountBank,
  { realm, app, userId }: User,
  noun: CardMovement['noun'],
  account: Account,
  input: Input,
  newId: NewId,
): CardMovement => {
  const speed = input.speed ?? null
  const createdAt = now(bank, realm)
  return {
    id: newId(noun === 'top_up' ? 'tup' : 'wdr', account.slot),
    noun,
    realmId: realm.id,
    appId: app.id,
    userId,
    slot: account.slot,
    accountId: account.id,
    cardId: account.cardId,
    amount: input.amount,
    reference: input.reference ?? null,
    bodyHash: fingerprint({ accountId: input.accountId, amount: input.amount, speed }),
    speed,
    expectedAt: speed && expectedAtOf(bank, speed, createdAt),
    status: 'requires_action',
    challengeId: null,
    failureCode: null,
    step: null,
    networkOrder: null,
    networkTime: null,
    returns: 0,
    sendingUntil: null,
    createdAt,
    finishedAt: null,
    returnedAt: null,
  }
}
