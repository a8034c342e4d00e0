import { allows, findAccount } from '../accounts/index.ts'
import type { CardBank } from '../cards/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { appOf } from './app-of.ts'
import type { CardMovement, Message, Processing } from './card-movement.ts'
import { giveUp } from './finish.ts'
import { inquireLater } from './inquire-later.ts'
import { beginProcessing, findMovement } from './movement-table.ts'

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
  if (!(await isAllowed(bank, movement))) {
    await giveUp(bank, realm, id, 'account_frozen')
    return undefined
  }
  return bank.sql.begin(async (tx) => {
    const begun = await beginProcessing(tx, id, message)
    if (begun) await inquireLater(tx, begun, now(bank, realm))
    return begun
  })
}

const isAllowed = async (bank: CardBank, movement: CardMovement): Promise<boolean> => {
  const { appId, userId, accountId, noun } = movement
  const app = await appOf(bank, appId)
  const account = await findAccount(bank.sql, { app, userId }, accountId)
  return allows(account, noun === 'top_up' ? 'in' : 'out')
}
