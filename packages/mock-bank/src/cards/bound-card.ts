import type { AppUser } from '../customers/app-user.ts'
import type { Customer } from '../customers/customer.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId, type Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { CardType, Issuer } from './bins.ts'
import { lastFour } from './card-number.ts'

/** A card of another bank that belongs to a user's e-account. It does not carry its number. */
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
  status: 'bound' | 'unbound'
  boundAt: Date
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
  const numberIndex = bank.vault.index('card-number', `${realmId} ${cardNumber}`)
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

/** One card of a user, bound or no longer. */
export const findCard = async (
  on: Queryable,
  { app, userId }: AppUser,
  cardId: string,
): Promise<BoundCard | undefined> => {
  const [card] = await on<BoundCard[]>`
    select ${columns(on)} from cards
    where id = ${cardId} and app_id = ${app.id} and user_id = ${userId}`
  return card
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

const placeOf = (cardId: string) => `cards.number:${cardId}`

const columns = (on: Queryable) => on`
  id, realm_id, app_id, user_id, customer_id, slot, bank_code, type, last4, status, bound_at, unbound_at`
