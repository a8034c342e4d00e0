import { failLocked, readAgreement } from '../agreements/index.ts'
import type { Tx } from '../kernel/database/index.ts'
import { abandonPayment, type OrderBank, type Payment } from '../orders/index.ts'
import { now, type Realm } from '../realms/realm.ts'
import { findDebit, takeStep } from './debit-table.ts'

/** The code was not given in time, or too often wrongly. Called again, it changes nothing. */
export const abandonByCard = async (
  bank: OrderBank,
  realm: Realm,
  named: Pick<Payment, 'appId' | 'id'>,
): Promise<void> => {
  await abandonPayment(bank, realm, named)
  await bank.sql.begin((tx) => letGoOfCard(tx, named.id, now(bank, realm)))
}

/** Nothing will be debited for a payment that waits no longer, and the card it was typed with is signed for nothing. */
export const letGoOfCard = async (tx: Tx, paymentId: string, at: Date): Promise<void> => {
  const debit = await findDebit(tx, paymentId)
  if (debit?.step !== 'asked') return
  await takeStep(tx, debit, { step: 'ended' })
  const agreement = await readAgreement(tx, debit.agreementId, { lock: true })
  // One that is signed by itself waits for its own code.
  if (agreement.challengeId === null) await failLocked(tx, agreement, 'not_completed', at)
}
