import { answer, keyOf, type Reply } from '../reply.ts'
import type { Transaction } from '../journal.ts'
import type { Fields } from '../message.ts'
import { responseMessage, type ResponseCode } from '../response-codes.ts'
import type { Office } from './office.ts'
import type { Purchase } from './purchase.ts'

/**
 * A void (31) or a refund (04) of a purchase. Accepted is not yet given back: the payer's bank decides, and the
 * member hears of it by notice or by asking.
 */
export async function giveBack(fields: Fields, office: Office): Promise<Reply> {
  const { journal, purchases, clock } = office
  if (!fields['txnAmt'] || !fields['backUrl'] || !fields['origQryId']) return answer(fields, '13')
  if (journal.find(keyOf(fields))) return answer(fields, '12')
  clock.learn(fields['txnTime'] ?? '')

  const purchase = purchases.all().find(({ queryId }) => queryId === fields['origQryId'])
  const amount = Number(fields['txnAmt'])
  const refusal = refusalOf(fields, purchase, amount, clock.now())
  if (refusal || !purchase) return answer(fields, refusal ?? '35')

  const wanted = office.steering().refunds
  const given = record(fields, office, {
    result: wanted === 'refused' ? '62' : '00',
    queriesBeforeResult: wanted === 'processing' ? 1 : 0,
  })
  if (given.result === '00') {
    purchases.save({ ...purchase, givenBack: purchase.givenBack + amount })
    if (wanted === 'at_once') await office.tell(fields['backUrl'], noticeOf(fields, given))
  }
  return answer(fields, '00', { queryId: given.queryId })
}

const refusalOf = (
  { txnType, merId }: Fields,
  purchase: Purchase | undefined,
  amount: number,
  now: string,
): ResponseCode | undefined => {
  if (purchase?.result !== '00' || purchase.merId !== merId) return '35'
  if (purchase.givenBack >= purchase.amount) return '45'
  if (txnType === '04') return amount > purchase.amount - purchase.givenBack ? '36' : undefined
  // A void takes all of it back, before the day is settled.
  if (purchase.givenBack > 0 || purchase.endedAt?.slice(0, 8) !== now.slice(0, 8)) return '35'
  return amount === purchase.amount ? undefined : '36'
}

function record(
  fields: Fields,
  { journal, clock }: Office,
  ruling: Pick<Transaction, 'result' | 'queriesBeforeResult'>,
): Transaction {
  const transaction: Transaction = {
    ...keyOf(fields),
    txnType: fields['txnType'] ?? '',
    txnAmt: fields['txnAmt'] ?? '',
    ...{ person: undefined, card: undefined },
    queryId: `${clock.now()}${String(journal.size() + 1).padStart(6, '0')}9`,
    ...ruling,
    endedAt: clock.now(),
  }
  journal.save(transaction)
  return transaction
}

const noticeOf = (fields: Fields, given: Transaction): Fields => ({
  ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0' },
  ...{ txnType: fields['txnType'], txnSubType: '00', bizType: fields['bizType'] },
  ...keyOf(fields),
  ...{ txnAmt: given.txnAmt, currencyCode: '156', origQryId: fields['origQryId'] },
  ...{ queryId: given.queryId, traceTime: given.endedAt?.slice(4) },
  ...{ respCode: given.result, respMsg: responseMessage(given.result) },
})
