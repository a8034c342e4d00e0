import type { KeyObject } from 'node:crypto'
import type { Conduct, Kind } from './behaviours.ts'
import { moneyFaultOf } from './doorkeeper.ts'
import { askIssuer, type Ruling } from './issuers.ts'
import type { Journal, Transaction, TransactionKey } from './journal.ts'
import { readCardNumber, readCustomerInfo, type Fields } from './message.ts'
import { responseMessage, type ResponseCode } from './response-codes.ts'

/** What goes back to the member: an answer, at once or late, or nothing at all. */
export type Reply = Answer | { kind: 'silence' }

export interface Answer {
  kind: 'answer'
  fields: Fields
  /** Set where the answer comes late: what happens at the moment it does. */
  whenLate?: () => void
}

const kinds: Readonly<Record<string, Kind>> = { '72': 'verify', '11': 'collect', '12': 'payOut' }
const echoed = [
  ...['version', 'encoding', 'signMethod', 'txnType', 'txnSubType', 'bizType', 'accessType'],
  ...['merId', 'orderId', 'txnTime', 'txnAmt', 'currencyCode'],
]

/** `backTransReq.do`: verifies a cardholder, debits a card or credits one. */
export function transact(fields: Fields, journal: Journal, key: KeyObject): Reply {
  const kind = kinds[fields['txnType'] ?? '']
  if (!kind) return answer(fields, '32')
  return kind === 'verify' ? verify(fields, key) : moveMoney(kind, fields, journal, key)
}

/** `queryTrans.do`: what became of a movement. */
export function query(fields: Fields, journal: Journal): Reply {
  if (fields['txnType'] !== '00') return answer(fields, '32')
  const transaction = journal.find(keyOf(fields))
  if (!transaction) return answer(fields, '34')

  const { queriesBeforeResult, result, queryId, txnAmt, txnTime } = transaction
  if (queriesBeforeResult > 0) {
    journal.save({ ...transaction, queriesBeforeResult: queriesBeforeResult - 1 })
  }
  const origRespCode = queriesBeforeResult > 0 ? '05' : result
  return answer(fields, '00', {
    ...{ queryId, txnAmt, currencyCode: '156', settleDate: txnTime.slice(4, 8) },
    ...{ origRespCode, origRespMsg: responseMessage(origRespCode) },
  })
}

/** An answer with this code: what the member sent, and what the network adds. */
export const answer = (request: Fields, respCode: ResponseCode, added: Fields = {}): Answer => ({
  kind: 'answer',
  fields: {
    ...Object.fromEntries(echoed.map((name) => [name, request[name]])),
    ...added,
    respCode,
    respMsg: responseMessage(respCode),
  },
})

function verify(fields: Fields, key: KeyObject): Reply {
  const claimed = readCustomerInfo(fields, key)
  if (!claimed.name || !claimed.idNumber || !claimed.mobile) return answer(fields, '13')

  const { conduct } = askIssuer('verify', readCardNumber(fields, key), claimed)
  return answer(fields, conduct.result, {
    queryId: `${fields['txnTime']}0000072`,
    payCardType: '01',
  })
}

function moveMoney(
  kind: 'collect' | 'payOut',
  fields: Fields,
  journal: Journal,
  key: KeyObject,
): Reply {
  const fault = moneyFaultOf(fields)
  if (fault) return answer(fields, fault)
  if (journal.find(keyOf(fields))) return answer(fields, '12')

  const claimed = readCustomerInfo(fields, key)
  if (kind === 'payOut' && !claimed.name && !claimed.idNumber) return answer(fields, '13')

  const ruling = askIssuer(kind, readCardNumber(fields, key), claimed)
  if (ruling.conduct.answer === 'request_lost') return { kind: 'silence' }

  const transaction = newTransaction(fields, ruling, journal)
  journal.save(transaction)
  return tell(ruling.conduct, fields, transaction, journal)
}

function tell(conduct: Conduct, fields: Fields, transaction: Transaction, journal: Journal): Reply {
  const { queryId, result } = transaction
  if (conduct.answer === 'lost') return { kind: 'silence' }
  if (conduct.answer === 'processing') return answer(fields, '05', { queryId })

  const reply = answer(fields, result, { queryId })
  if (conduct.answer !== 'slow') return reply
  return { ...reply, whenLate: () => journal.save({ ...transaction, queriesBeforeResult: 0 }) }
}

function newTransaction(fields: Fields, ruling: Ruling, journal: Journal): Transaction {
  const waits = ruling.conduct.answer === 'processing' || ruling.conduct.answer === 'slow'
  return {
    ...keyOf(fields),
    txnType: fields['txnType'] ?? '',
    txnAmt: fields['txnAmt'] ?? '',
    person: ruling.holding?.person,
    card: ruling.holding?.card,
    queryId: `${fields['txnTime']}${String(journal.size() + 1).padStart(7, '0')}`,
    result: ruling.conduct.result,
    queriesBeforeResult: waits ? 1 : 0,
  }
}

const keyOf = (fields: Fields): TransactionKey => ({
  merId: fields['merId'] ?? '',
  orderId: fields['orderId'] ?? '',
  txnTime: fields['txnTime'] ?? '',
})
