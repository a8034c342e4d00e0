import { readAgreement, readElements } from '../agreements/index.ts'
import type { OrderBank } from '../orders/index.ts'
import type { Holder } from '../wallet/index.ts'
import { findDebit } from './debit-table.ts'

/** The card that a payment has debited, for what goes back to it; nothing where none was. */
export const debitedCard = async (
  bank: OrderBank,
  paymentId: string,
): Promise<(Holder & { agreementId: string }) | undefined> => {
  const debit = await findDebit(bank.sql, paymentId)
  if (!debit) return undefined
  const { agreementId } = debit
  const { cardNumber, name } = readElements(bank, await readAgreement(bank.sql, agreementId))
  return { agreementId, cardNumber, holderName: name }
}
