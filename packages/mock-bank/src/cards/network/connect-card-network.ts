import { randomBytes, type KeyObject } from 'node:crypto'
import { exchange } from './exchange.ts'
import { networkOrderId, networkTime } from './network-time.ts'
import {
  cardHoldsOf,
  resultOf,
  type NetworkResult,
  type QueryResult,
  type VerifyResult,
} from './results.ts'
import { customerInfo, customerName, encrypted, type FourElements } from './sensitive.ts'
import type { Fields } from './signature.ts'

export interface CardNetworkConnection {
  /** Where the network answers for a realm, such as `http://127.0.0.1:4010/rlm_…`. */
  baseUrl: (realmId: string) => string
  /** The bank's number with the network. */
  merId: string
  /** Decimal serial number of the bank's signing certificate. */
  certId: string
  /** Signs what the bank sends. */
  privateKey: KeyObject
  /** Known beforehand: an answer's own certificate proves nothing. */
  networkPublicKey: KeyObject
  /** Decimal serial number of the certificate that card numbers and mobiles are encrypted for. @default '68759622183' */
  encryptCertId?: string
  fetch: typeof fetch
  /** The real time, which verifications are stamped with. */
  now: () => Date
  /** How long an answer is waited for, its body included. */
  timeoutMs: number
}

/** How a movement is named, so that it can be asked for later. Record both before sending. */
export interface Movement {
  /** The id of the top-up or withdrawal. */
  orderId: string
  /** When it was sent, from `networkTime`. */
  txnTime: string
  cardNumber: string
  /** Fen. */
  amount: number
}

/**
 * What the bank can ask of the network. Send a movement once and, after `unknown`, ask by `query`: the
 * answer to a second sending says nothing about the first.
 */
export interface CardNetwork {
  /** Asks the card's bank whether the four elements belong together, and what the card is of. */
  verify(realmId: string, elements: FourElements): Promise<VerifyResult>
  /** Debits the card (代收). The same order sent twice is never debited twice. */
  collect(realmId: string, movement: Movement): Promise<NetworkResult>
  /** Credits the card (代付), if it is held under this name. The same order sent twice is never paid twice. */
  payOut(realmId: string, movement: Movement & { holderName: string }): Promise<NetworkResult>
  /** What became of a movement. */
  query(realmId: string, orderId: string, txnTime: string): Promise<QueryResult>
}

/** The bank's line to the card network: UnionPay's form posts, version 5.1.0. It throws nothing and tells nobody a card number. */
export const connectCardNetwork = (connection: CardNetworkConnection): CardNetwork => {
  const { networkPublicKey, encryptCertId = '68759622183' } = connection
  const seal = (plain: string) => encrypted(plain, networkPublicKey)

  const move = async (
    realmId: string,
    movement: Movement,
    kind: Fields,
  ): Promise<NetworkResult> => {
    const answer = await exchange(connection, realmId, 'backTransReq.do', {
      ...kind,
      ...named(movement.orderId, movement.txnTime),
      ...{ channelType: '07', backUrl: NO_NOTICES, encryptCertId },
      ...{ accNo: seal(movement.cardNumber), txnAmt: String(movement.amount), currencyCode: '156' },
    })
    return resultOf(answer?.['respCode'], answer?.['queryId'])
  }

  return {
    verify: async (realmId, { cardNumber, ...holder }) => {
      const answer = await exchange(connection, realmId, 'backTransReq.do', {
        ...{ txnType: '72', txnSubType: '01', bizType: '000501', channelType: '07', encryptCertId },
        ...named(`v${randomBytes(15).toString('hex')}`, networkTime(connection.now())),
        ...{ accNo: seal(cardNumber), customerInfo: customerInfo(holder, networkPublicKey) },
        reserved: ASKS_ACCOUNT_CLASS,
      })
      const result = resultOf(answer?.['respCode'], answer?.['queryId'])
      if (result.outcome !== 'done') return result
      const accountClass = /[{&]accountClass=(\w+)/.exec(answer?.['reserved'] ?? '')?.[1]
      return { ...result, holds: cardHoldsOf(answer?.['payCardType'], accountClass) }
    },

    collect: (realmId, movement) =>
      move(realmId, movement, { txnType: '11', txnSubType: '00', bizType: '000501' }),

    payOut: (realmId, { holderName, ...movement }) =>
      move(realmId, movement, {
        ...{ txnType: '12', txnSubType: '00', bizType: '000401' },
        customerInfo: customerName(holderName),
      }),

    query: async (realmId, orderId, txnTime) => {
      const answer = await exchange(connection, realmId, 'queryTrans.do', {
        ...{ txnType: '00', txnSubType: '00', bizType: '000000', channelType: '07' },
        ...named(orderId, txnTime),
      })
      if (answer?.['respCode'] === '34') return { outcome: 'absent' }
      if (answer?.['respCode'] !== '00') return { outcome: 'unknown' }
      return resultOf(answer['origRespCode'], answer['queryId'])
    },
  }
}

// Whether the card is of a Class I account (Ⅰ类户) is the fifth element, which some banks do not say.
const ASKS_ACCOUNT_CLASS = '{accountClass=?}'

// What the network's manual has a member send who asks instead of being told.
const NO_NOTICES = 'http://www.specialUrl.com'

const named = (id: string, txnTime: string) => ({ orderId: networkOrderId(id), txnTime })
