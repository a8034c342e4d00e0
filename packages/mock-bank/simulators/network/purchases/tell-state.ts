import { answer, type Reply } from '../reply.ts'
import type { Fields } from '../message.ts'
import { responseMessage, type ResponseCode } from '../response-codes.ts'
import type { Office } from './office.ts'
import { factsOf, isTooLate } from './pay.ts'
import type { Purchase } from './purchase.ts'

/** `queryTrans.do` about a purchase. */
export function tellState(fields: Fields, office: Office, purchase: Purchase): Reply {
  const { queriesBeforeResult } = purchase
  if (purchase.state === 'ended' && queriesBeforeResult > 0)
    office.purchases.save({ ...purchase, queriesBeforeResult: queriesBeforeResult - 1 })
  const origRespCode = codeOf(office, purchase)
  return answer(fields, '00', {
    ...factsOf(purchase),
    ...{ origRespCode, origRespMsg: responseMessage(origRespCode) },
  })
}

/** 70: the payer is on the network's page; 05: they have a code, or what they did is being looked at. */
const codeOf = (office: Office, purchase: Purchase): ResponseCode => {
  const { state, result, queriesBeforeResult, frontUrl } = purchase
  if (state === 'ended') return queriesBeforeResult > 0 ? '05' : (result ?? '01')
  if (state === 'entered') return '05'
  if (isTooLate(office, purchase)) return '69'
  return frontUrl === undefined ? '05' : '70'
}
