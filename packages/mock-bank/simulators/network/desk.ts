import type { KeyObject } from 'node:crypto'
import type { Conduct, Kind } from './behaviours.ts'
import type { Holding } from '../test-person.ts'
import { moneyFaultOf } from './doorkeeper.ts'
import { askIssuer, type Ruling } from './issuers.ts'
import type { Journal, Transaction } from './journal.ts'
import { readCardNumber, readCustomerInfo, type Fields } from './message.ts'
import { giveBack } from './purchases/give-back.ts'
import { purchaseKey, type Office } from './purchases/office.ts'
import { applyForCode } from './purchases/take-in.ts'
import { tellState } from './purchases/tell-state.ts'
import { answer, keyOf, type Reply } from './reply.ts'
import { responseMessage } from './response-codes.ts'

const kinds: Readonly<Record<string, Kind>> = { '72': 'verify', '11': 'collect', '12': 'payOut' }
/** `backTransReq.do`: verifies a cardholder, debits a card or credits one; shows a code to pay by, or gives back what was paid. */
export function transact(fields: Fields, office: Office, key: KeyObject): Reply | Promise<Reply> {
  const { txnType } = fields
  if (txnType === '01') return applyForCode(fields, office)
  if (txnType === '04' || txnType === '31') return giveBack(fields, office)
  const kind = kinds[txnType ?? '']
  if (!kind) return answer(fields, '32')
  return kind === 'verify' ? verify(fields, key) : moveMoney(kind, fields, office.journal, key)
}

/** `queryTrans.do`: what became of a movement or a purchase. */
export function query(fields: Fields, office: Office): Reply {
  const { journal, purchases } = office
  if (fields['txnType'] !== '00') return answer(fields, '32')
  const purchase = purchases.find(purchaseKey(keyOf(fields)))
  if (purchase) return tellState(fields, office, purchase)
  const transaction = journal.find(keyOf(fields))
  if (!transaction) return answer(fields, '34')

  const { queriesBeforeResult, result, queryId, txnAmt, txnTime, endedAt } = returned(
    transaction,
    journal,
  )
  if (queriesBeforeResult > 0) {
    journal.save({ ...transaction, queriesBeforeResult: queriesBeforeResult - 1 })
  }
  const origRespCode = queriesBeforeResult > 0 ? '05' : result
  return answer(fields, '00', {
    ...{ queryId, txnAmt, currencyCode: '156', settleDate: txnTime.slice(4, 8) },
    ...(endedAt && { traceTime: endedAt.slice(4) }),
    ...{ origRespCode, origRespMsg: responseMessage(origRespCode) },
  })
}

/** A movement as it is when it is asked about: its card's bank may have sent it back by now. */
function returned(transaction: Transaction, journal: Journal): Transaction {
  const { queriesBeforeReturn } = transaction
  if (queriesBeforeReturn === undefined) return transaction
  const asked: Transaction =
    queriesBeforeReturn > 0
      ? { ...transaction, queriesBeforeReturn: queriesBeforeReturn - 1 }
      : { ...transaction, result: '45', queriesBeforeReturn: undefined }
  journal.save(asked)
  return asked
}

function verify(fields: Fields, key: KeyObject): Reply {
  const claimed = readCustomerInfo(fields, key)
  if (!claimed.name || !claimed.idNumber || !claimed.mobile) return answer(fields, '13')

  const { conduct, holding } = askIssuer('verify', readCardNumber(fields, key), claimed)
  return answer(fields, conduct.result, {
    queryId: `${fields['txnTime']}0000072`,
    ...(conduct.result === '00' && holding && toldOf(holding, fields)),
  })
}

const accountClasses = { class_i: '1', class_ii: '2', class_iii: '3' } as const

/** What a card's bank says the card is of: its type, and the class of the account where that is asked. */
function toldOf({ details: { holds = 'class_i' } }: Holding, fields: Fields): Fields {
  if (holds === 'credit') return { payCardType: '02' }
  const isAsked = fields['reserved']?.includes('accountClass=') ?? false
  if (!isAsked || holds === null) return { payCardType: '01' }
  return { payCardType: '01', reserved: `{accountClass=${accountClasses[holds]}}` }
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
    queriesBeforeReturn: ruling.conduct.returnedAfterQueries,
  }
}
