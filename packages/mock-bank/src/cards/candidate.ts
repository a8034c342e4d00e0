import type { ErrorCode } from '@qiantang/sdk/contract'

import type { AppUser } from '../customers/app-user.ts'
import type { Customer } from '../customers/customer.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Issuer } from './bins.ts'
import { type BoundCard, columns, numberIndexOf, placeOf } from './bound-card.ts'
import { lastFour } from './card-number.ts'

/** A card somebody wants to bind to an account, before its bank has been asked. */
export interface Candidate {
  id: string
  accountId: string
  cardNumber: string
  mobile: string
  issuer: Issuer
}

/** Writes a candidate, or finds the one that a run before has left. */
export const insertCandidate = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  { app, userId }: AppUser,
  { id: customerId, realmId, slot }: Pick<Customer, 'id' | 'realmId' | 'slot'>,
  { id, accountId, cardNumber, mobile, issuer }: Candidate,
): Promise<BoundCard> => {
  await tx`
    insert into cards ${tx({
      ...{ id, realmId, appId: app.id, userId, customerId, slot, accountId },
      ...{ bankCode: issuer.bankCode, type: issuer.type, last4: lastFour(cardNumber) },
      numberIndex: numberIndexOf(bank, realmId, cardNumber),
      sealedNumber: bank.vault.seal(realmId, placeOf(id), cardNumber),
      sealedMobile: bank.vault.seal(realmId, placeOfMobile(id), mobile),
      ...{ status: 'requires_action', recordedAt: bank.wall() },
    })} on conflict (id) do nothing`
  return lockCandidate(tx, id)
}

/** A card with its row locked until the transaction ends. */
export const lockCandidate = async (tx: Tx, id: string): Promise<BoundCard> => {
  const [card] = await tx<BoundCard[]>`select ${columns(tx)} from cards where id = ${id} for update`
  return card ?? fault('A card is gone.')
}

/** The mobile a candidate's bank is asked by. */
export const readCandidateMobile = async (
  { vault }: Pick<Kernel, 'vault'>,
  on: Queryable,
  { id, realmId }: Pick<BoundCard, 'id' | 'realmId'>,
): Promise<string> => {
  const [row] = await on<{ sealedMobile: string }[]>`
    select sealed_mobile from cards where id = ${id} and sealed_mobile is not null`
  return row ? vault.open(realmId, placeOfMobile(id), row.sealedMobile) : fault('No candidate.')
}

/** What a locked candidate waits for now. */
export const candidateAsks = (tx: Tx, id: string, challengeId: string): Promise<BoundCard> =>
  change(tx, id, { challengeId })

/** A locked candidate becomes a bound card. */
export const bindCandidate = (tx: Tx, id: string, boundAt: Date): Promise<BoundCard> =>
  change(tx, id, { status: 'bound', boundAt, sealedMobile: null, challengeId: null })

/** A locked candidate is not bound. What was given of it is forgotten, but for its number, which is sealed. */
export const failCandidate = (tx: Tx, id: string, failureCode: ErrorCode): Promise<BoundCard> =>
  change(tx, id, { status: 'failed', failureCode, sealedMobile: null, challengeId: null })

const change = async (
  tx: Tx,
  id: string,
  changed: Partial<Pick<BoundCard, 'status' | 'challengeId' | 'failureCode' | 'boundAt'>> & {
    sealedMobile?: null
  },
): Promise<BoundCard> => {
  const [card] = await tx<BoundCard[]>`
    update cards set ${tx({ ...changed })} where id = ${id} returning ${columns(tx)}`
  return card ?? fault('A card is gone.')
}

const placeOfMobile = (cardId: string) => `cards.mobile:${cardId}`
