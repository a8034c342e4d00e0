import { randomBytes, randomInt } from 'node:crypto'
import type { Fields } from '../message.ts'
import type { ResponseCode } from '../response-codes.ts'

/** Something a member asks a payer to pay through the network. */
export interface Purchase {
  merId: string
  orderId: string
  txnTime: string
  txnSubType: string
  bizType: string
  channelType: string
  /** Fen. */
  amount: number
  description: string
  /** `yyyyMMddHHmmss`: nobody can pay it afterwards. */
  payTimeout: string | undefined
  frontUrl: string | undefined
  /** The network's own address that leads back there, once a browser has come. */
  returnUrl: string | null
  backUrl: string
  /** The bank the payer chose, where they pay by online banking. */
  issInsCode: string | undefined
  /** Names it in the addresses of the payer's pages; nobody can guess it. */
  key: string
  /** What the payer's app scans (`qrCode`), or is opened with: a number (`tn`), or the link behind the payment page. */
  code: string | undefined
  /** Where it stands: `entered` is a company's, put in by one of its people and not yet approved by another. */
  state: 'waiting' | 'entered' | 'ended'
  /** Set once it has ended. */
  result: ResponseCode | undefined
  /** How many queries are still answered with "being processed" before the result is told. */
  queriesBeforeResult: number
  /** The network's own number of it. */
  queryId: string
  /** When it ended, `yyyyMMddHHmmss`. */
  endedAt: string | undefined
  /** Who paid and from which card, by their names in the people table. */
  person: string | undefined
  card: string | undefined
  /** Fen given back so far. */
  givenBack: number
}

/** What a member's message asks for; the pages and the code of it are new. */
export const purchaseOf = (
  fields: Fields,
  { code, known }: { code: string; known: number },
): Purchase => ({
  merId: fields['merId'] ?? '',
  orderId: fields['orderId'] ?? '',
  txnTime: fields['txnTime'] ?? '',
  txnSubType: fields['txnSubType'] ?? '',
  bizType: fields['bizType'] ?? '',
  channelType: fields['channelType'] ?? '',
  amount: Number(fields['txnAmt']),
  description: fields['orderDesc'] ?? '',
  payTimeout: fields['payTimeout'],
  frontUrl: fields['frontUrl'],
  returnUrl: null,
  backUrl: fields['backUrl'] ?? '',
  issInsCode: fields['issInsCode'],
  key: randomBytes(18).toString('base64url'),
  code,
  ...{ state: 'waiting', result: undefined, queriesBeforeResult: 0, endedAt: undefined },
  queryId: `${fields['txnTime']}${String(known + 1).padStart(6, '0')}8`,
  ...{ person: undefined, card: undefined, givenBack: 0 },
})

export const isCompanys = ({ bizType }: Purchase) => bizType === '000202'
export const isNetbank = ({ issInsCode }: Purchase) => issInsCode !== undefined

/**
 * As the network's own codes look: a host of its own, what kind it is, then 32 digits. It names the realm, so that a
 * phone that knows no realm finds its way.
 */
export const newCode = (realm: string) =>
  `https://qr.95516.com/00010000/62${digits(30)}?realm=${realm}`

export const realmOfCode = (code: string): string | undefined =>
  /^https:\/\/qr\.95516\.com\/00010000\/\d{32}\?realm=([A-Za-z0-9_-]{1,64})$/.exec(code)?.[1]

/** What an app is opened with. */
export const newTn = () => digits(21)

const digits = (count: number) =>
  Array.from({ length: count }, () => String(randomInt(10))).join('')
