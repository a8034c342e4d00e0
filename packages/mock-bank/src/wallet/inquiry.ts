import type { CardBank } from '../cards/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { askNetwork } from './ask-network.ts'
import { isProcessing } from './card-movement.ts'
import { inquireLater, type InquiryPayload } from './inquire-later.ts'
import { afterCollect } from './top-up.ts'
import { afterReturn } from './top-up-return.ts'
import { afterPayOut, holdThenSend } from './withdrawal.ts'
import { findMovement } from './movement-table.ts'

/** Asks the network what became of a message whose answer was lost, and goes on from there. */
export const inquire = async (
  bank: CardBank,
  realm: Realm,
  { id, networkOrder, asked }: InquiryPayload,
): Promise<void> => {
  const movement = await findMovement(bank.sql, id)
  if (!isProcessing(movement) || movement.networkOrder !== networkOrder) return

  // It has not gone out yet.
  if (movement.step === 'queued') return
  if (movement.step === 'hold') {
    await inquireLater(bank.sql, movement, now(bank, realm), asked + 1)
    return holdThenSend(bank, realm, movement)
  }
  const answer = await askNetwork(bank, realm, movement, asked)
  if (answer.outcome === 'unknown') {
    return inquireLater(bank.sql, movement, now(bank, realm), asked + 1)
  }
  await after[movement.step](bank, realm, movement, answer)
}

const after = { collect: afterCollect, return: afterReturn, pay_out: afterPayOut } as const
