import type { OrderBank } from '../orders/index.ts'
import { emit } from '../events/emit.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { now, type Realm } from '../realms/realm.ts'
import { type Complaint, placeOfAnswer } from './complaint.ts'
import { presentForMerchant } from './present-complaint.ts'

/**
 * The bank answers a complaint, once. The merchant is told that it did, not what.
 *
 * @throws {BankError} `not_found`, `complaint_answered`
 */
export const answerComplaint = (
  bank: OrderBank,
  realm: Realm,
  id: string,
  answer: string,
): Promise<Complaint> =>
  bank.sql.begin(async (tx) => {
    const at = now(bank, realm)
    const [found] = await tx<Complaint[]>`
      select * from complaints where id = ${id} and realm_id = ${realm.id} for update`
    if (!found) throw new BankError('not_found')
    if (found.answeredAt) throw new BankError('complaint_answered')

    const sealedAnswer = bank.vault.seal(realm.id, placeOfAnswer(found), answer)
    const [answered] = await tx<Complaint[]>`
      update complaints set ${tx({ sealedAnswer, answeredAt: at })} where id = ${id} returning *`
    if (!answered) return fault('A complaint is gone.')
    await emit(tx, realm, answered.appId, 'complaint.answered', presentForMerchant(answered), at)
    return answered
  })
