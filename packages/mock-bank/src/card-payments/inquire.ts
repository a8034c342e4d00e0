import type { OrderBank } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { askNetwork } from '../wallet/index.ts'
import { afterCollect } from './after-collect.ts'
import { isSent } from './debit.ts'
import { findDebit } from './debit-table.ts'
import { inquireLater, type InquiryPayload } from './inquire-later.ts'

/** Asks the network what became of a debit whose answer was lost, and goes on from there. */
export const inquireDebit = async (
  bank: OrderBank,
  realm: Realm,
  { paymentId, asked }: InquiryPayload,
): Promise<void> => {
  const debit = await findDebit(bank.sql, paymentId)
  if (!isSent(debit)) return
  const answer = await askNetwork(bank, realm, debit, asked)
  if (answer.outcome === 'unknown')
    return inquireLater(bank.sql, debit, now(bank, realm), asked + 1)
  await afterCollect(bank, realm, debit, answer)
}
