import { answer, type Reply } from '../reply.ts'
import type { Fields } from '../message.ts'
import type { ResponseCode } from '../response-codes.ts'
import { purchaseKey, type Office } from './office.ts'
import { pay } from './pay.ts'
import { newCode, newTn, purchaseOf, type Purchase } from './purchase.ts'

/** `backTransReq.do` with a purchase: only a QR code can be asked for without the payer's browser. */
export async function applyForCode(fields: Fields, office: Office): Promise<Reply> {
  if (fields['txnSubType'] !== '07' || fields['bizType'] !== '000000') return answer(fields, '32')
  return takeIn(fields, office, newCode(office.realm), (code) => ({ qrCode: code }))
}

/** `appTransReq.do`: a number for the app to be opened with. */
export async function applyForTn(fields: Fields, office: Office): Promise<Reply> {
  if (fields['txnType'] !== '01' || fields['txnSubType'] !== '01') return answer(fields, '32')
  return takeIn(fields, office, newTn(), (tn) => ({ tn }))
}

/** `frontTransReq.do`: the payer's browser brings the member's signed form. */
export async function comeIn(fields: Fields, office: Office): Promise<Purchase | ResponseCode> {
  if (fields['txnType'] !== '01' || fields['txnSubType'] !== '01') return '32'
  if (!fields['frontUrl']) return '13'
  return admit(fields, office, newCode(office.realm))
}

async function takeIn(
  fields: Fields,
  office: Office,
  newOne: string,
  tell: (code: string) => Fields,
): Promise<Reply> {
  const admitted = await admit(fields, office, newOne)
  if (typeof admitted === 'string') return answer(fields, admitted)
  return answer(fields, '00', tell(admitted.code ?? newOne))
}

/** Asked for again while nobody has paid it, it is the same one. */
async function admit(
  fields: Fields,
  office: Office,
  code: string,
): Promise<Purchase | ResponseCode> {
  const { purchases, clock, steering } = office
  const fault = purchaseFaultOf(fields)
  if (fault) return fault
  const asked = purchaseOf(fields, { code, known: purchases.all().length })
  const known = purchases.find(purchaseKey(asked))
  if (known) return known.state === 'ended' || known.amount !== asked.amount ? '12' : known

  clock.learn(asked.txnTime)
  const taken = purchases.save(asked)
  if (steering().notices !== 'before_answer') return taken
  return pay(office, taken, { result: '00', person: 'ordinary' })
}

/** Why the network can't take this purchase in. */
function purchaseFaultOf(fields: Fields): ResponseCode | undefined {
  const { txnAmt, backUrl, frontUrl, payTimeout, bizType } = fields
  if (!txnAmt || !backUrl) return '13'
  if (!/^[1-9]\d{0,11}$/.test(txnAmt) || fields['currencyCode'] !== '156') return '10'
  if (![backUrl, frontUrl].every((url) => url === undefined || isWebAddress(url))) return '10'
  if (payTimeout !== undefined && !/^\d{14}$/.test(payTimeout)) return '10'
  if (!['000000', '000201', '000202'].includes(bizType ?? '')) return '32'
  return bizType === '000202' && !fields['issInsCode'] ? '13' : undefined
}

const isWebAddress = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
