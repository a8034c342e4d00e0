import type { ErrorCode } from '@qiantang/sdk/contract'

import type { AppUser } from '../customers/app-user.ts'
import type { Customer } from '../customers/customer.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId, type Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { CardType, Issuer } from './bins.ts'
import { lastFour } from './card-number.ts'

/** A card of another bank that belongs to a user's e-account, or is about to. It does not carry its number. */
export interface BoundCard {
  id: string
  realmId: string
  appId: string
  userId: string
  customerId: string
  slot: Slot
  bankCode: string
  type: CardType
  last4: string
  status: 'requires_action' | 'bound' | 'unbound' | 'failed'
  /** The account it is about to be bound to, and the question it waits for. */
  accountId: string | null
  challengeId: string | null
  failureCode: ErrorCode | null
  boundAt: Date | null
  unboundAt: Date | null
}

/** A card whose bank has just confirmed that the customer holds it. */
export interface ConfirmedCard {
  cardNumber: string
  issuer: Issuer
}

/** Binds a confirmed card to a user. A card the user has bound already stays as it is. */
export const bindCard = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  { app, userId }: AppUser,
  customer: Pick<Customer, 'id' | 'realmId' | 'slot'>,
  { cardNumber, issuer }: ConfirmedCard,
  at: Date,
): Promise<BoundCard> => {
  const { realmId, slot } = customer
  const id = newId('crd', slot, app.slotMask, bank.wall())
  const numberIndex = numberIndexOf(bank, realmId, cardNumber)
  // The update changes nothing; it locks the card that is there, so that it can be answered with.
  const [card] = await tx<BoundCard[]>`
    insert into cards ${tx({
      ...{ id, realmId, appId: app.id, userId, customerId: customer.id, slot },
      ...{ bankCode: issuer.bankCode, type: issuer.type, last4: lastFour(cardNumber), numberIndex },
      sealedNumber: bank.vault.seal(realmId, placeOf(id), cardNumber),
      ...{ status: 'bound', boundAt: at, recordedAt: bank.wall() },
    })}
    on conflict (app_id, user_id, number_index) where status = 'bound' do update set status = 'bound'
    returning ${columns(tx)}`
  return card ?? fault('A card was neither bound nor there.')
}

/** Whether a card has this number. */
export const isNumberOf = async (
  bank: Pick<Kernel, 'vault'>,
  on: Queryable,
  { id, realmId }: Pick<BoundCard, 'id' | 'realmId'>,
  cardNumber: string,
): Promise<boolean> => {
  const found = await on`
    select 1 from cards
    where id = ${id} and number_index = ${numberIndexOf(bank, realmId, cardNumber)}`
  return found.length > 0
}

/** Lets go of a card. Nothing comes back where the user has no such card, or has let go of it before. */
export const unbindCard = async (
  tx: Tx,
  { app, userId }: AppUser,
  cardId: string,
  at: Date,
): Promise<BoundCard | undefined> => {
  const [card] = await tx<BoundCard[]>`
    update cards set status = 'unbound', unbound_at = ${at}
    where id = ${cardId} and app_id = ${app.id} and user_id = ${userId} and status = 'bound'
    returning ${columns(tx)}`
  return card
}

/** One card of a user, bound or not. With `keep`, nobody changes it until the transaction ends. */
export const findCard = async (
  on: Queryable,
  { app, userId }: AppUser,
  cardId: string,
  { keep = false }: { keep?: boolean } = {},
): Promise<BoundCard | undefined> => {
  const [card] = await on<BoundCard[]>`
    select ${columns(on)} from cards
    where id = ${cardId} and app_id = ${app.id} and user_id = ${userId}
    ${keep ? on`for share` : on``}`
  return card
}

/** Whether the user has bound a card with this number. */
export const hasBound = async (
  bank: Pick<Kernel, 'vault'>,
  on: Queryable,
  { app, userId }: AppUser,
  cardNumber: string,
): Promise<boolean> => {
  const found = await on`
    select 1 from cards
    where app_id = ${app.id} and user_id = ${userId} and status = 'bound'
      and number_index = ${numberIndexOf(bank, app.realmId, cardNumber)}`
  return found.length > 0
}

/** The cards a user has bound, newest first; those after `before` for the next page. */
export const listBoundCards = (
  on: Queryable,
  { app, userId }: AppUser,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<BoundCard[]> =>
  on<BoundCard[]>`
    select ${columns(on)} from cards
    where app_id = ${app.id} and user_id = ${userId} and status = 'bound'
      ${before === undefined ? on`` : on`and id < ${before}`}
    order by id desc limit ${limit}`

/** The number, for the card network and nobody else. */
export const readCardNumber = async (
  bank: Pick<Kernel, 'vault'>,
  on: Queryable,
  { id, realmId }: Pick<BoundCard, 'id' | 'realmId'>,
): Promise<string> => {
  const [row] = await on<{ sealedNumber: string }[]>`
    select sealed_number from cards where id = ${id} and realm_id = ${realmId}`
  if (!row) return fault('A card has gone.')
  return bank.vault.open(realmId, placeOf(id), row.sealedNumber)
}

export const numberIndexOf = (
  { vault }: Pick<Kernel, 'vault'>,
  realmId: string,
  cardNumber: string,
) => vault.index('card-number', `${realmId} ${cardNumber}`)

export const placeOf = (cardId: string) => `cards.number:${cardId}`

export const columns = (on: Queryable) => on`
  id, realm_id, app_id, user_id, customer_id, slot, bank_code, type, last4, status,
  account_id, challenge_id, failure_code, bound_at, unbound_at`
