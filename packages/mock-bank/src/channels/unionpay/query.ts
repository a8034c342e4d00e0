import { exchange, type Line } from '../../cards/network/exchange.ts'
import { networkTime } from '../../cards/network/network-time.ts'
import type { Fields } from '../../cards/network/signature.ts'

/** One of our messages, by the names the network knows it by. */
export interface Asked {
  realmId: string
  number: string
  createdAt: Date
}

/**
 * What the network knows of one of our messages: the code of its result and all that goes with it. The code is 34
 * where it knows of none, and nothing comes back where it did not say.
 */
export const ask = async (
  line: Line,
  { realmId, number, createdAt }: Asked,
): Promise<{ code: string | undefined; told: Fields } | undefined> => {
  const answer = await exchange(line, realmId, 'queryTrans.do', {
    ...{ txnType: '00', txnSubType: '00', bizType: '000000', channelType: '07' },
    ...{ orderId: number, txnTime: networkTime(createdAt) },
  })
  if (answer?.['respCode'] === '34') return { code: '34', told: answer }
  if (answer?.['respCode'] !== '00') return undefined
  return { code: answer['origRespCode'], told: answer }
}
