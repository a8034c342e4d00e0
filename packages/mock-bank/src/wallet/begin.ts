import type { ErrorCode } from '@qiantang/sdk/contract'

import { allows, findAccount } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import { type CardBank, findCard } from '../cards/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { CardMovement, Message, Processing } from './card-movement.ts'
import { giveUp } from './finish.ts'
import { inquireLater } from './inquire-later.ts'
import { beginProcessing, findMovement } from './movement-table.ts'
import { expectedAtOf } from './speed.ts'

/**
 * The PIN was given: the movement begins, and its inquiry is scheduled before the network hears of
 * it. Nothing comes back where it has begun before, or where the account was frozen meanwhile.
 */
export const begin = async (
  bank: CardBank,
  realm: Realm,
  id: string,
  message: Message,
): Promise<Processing | undefined> => {
  const movement = await findMovement(bank.sql, id)
  if (movement?.status !== 'requires_action') return undefined
  const app = await appOf(bank, movement.appId)
  const begun = await bank.sql.begin(async (tx) => {
    // Whoever freezes or closes the account, or unbinds the card, finds this under way or is found here.
    const obstacle = await obstacleTo(tx, app, movement)
    if (obstacle) return obstacle
    const at = now(bank, realm)
    const { speed } = movement
    const expectedAt = speed && expectedAtOf(bank, speed, at)
    const begun = await beginProcessing(tx, id, { ...message, expectedAt })
    if (begun) await inquireLater(tx, begun, at)
    return begun
  })
  if (typeof begun !== 'string') return begun
  await giveUp(bank, realm, id, begun)
  return undefined
}

const obstacleTo = async (
  tx: Tx,
  app: App,
  { userId, accountId, cardId, noun }: CardMovement,
): Promise<ErrorCode | null> => {
  const user = { app, userId }
  const account = await findAccount(tx, user, accountId, { keep: true })
  if (!allows(account, noun === 'top_up' ? 'in' : 'out')) return 'account_frozen'
  const card = await findCard(tx, user, cardId, { keep: true })
  return card?.status === 'bound' ? null : 'card_unbound'
}
