import type { ErrorCode, NextAction, PayProduct } from '@qiantang/sdk/contract'

import type { Fen } from '../ledger/index.ts'

/**
 * A line to a company through which payers pay: the bank opens a payment there, and hears, or asks, what became of
 * it. It speaks that company's own protocol, throws nothing, and answers `unknown` whenever it cannot be sure.
 */
export interface Connector {
  /** The forms of the channel it can open; empty where the channel has one only. */
  products: readonly PayProduct[]
  /** The origin that payers' browsers send a form to, where the channel is entered by one. */
  formsTo?(realmId: string): string
  /** What is wrong with what the payer chose there, before anything is begun. @default nothing */
  faultIn?(choice: ChannelChoice, amount: Fen): ChoiceFault | null
  /** Opens a payment. Sent again for the same payment it makes no second one. */
  open(order: ChannelOrder): Promise<Opened>
  /** What has become of a payment. */
  query(order: ChannelOrder): Promise<ChannelState>
  /** Takes a payment back that nobody has made; where somebody has, says so. */
  close(order: ChannelOrder): Promise<ChannelState>
  /** Gives money back by the way it came. The same number sent again gives nothing twice. */
  refund(refund: ChannelRefund): Promise<RefundState>
  queryRefund(refund: ChannelRefund): Promise<RefundState>
  /** Reads what came to the channel's door, and believes nothing that the channel has not signed. */
  readNotice(notice: IncomingNotice): Promise<Notice>
  /** How the channel wants to be told that a notice was taken, or was not. */
  replies: { taken: NoticeReply; refused: NoticeReply }
}

/** A payment as a channel knows it. */
export interface ChannelOrder {
  realmId: string
  /** Our number of it: letters and digits, 29 of them, made from the payment's id. */
  number: string
  /** The channel's own number, once it has told it. */
  reference: string | null
  product: PayProduct | null
  amount: Fen
  /** What the payer reads on the bill. */
  description: string
  /** When it was begun, on the realm's clock; some networks know a payment by this too. */
  createdAt: Date
  /** When it may no longer be paid. */
  expiresAt: Date
  /** Where the payer's browser goes afterwards. */
  returnUrl: string
  /** Where the channel tells us what became of it. */
  noticeUrl: string
  /** What the payer chose on top of the channel, such as a bank. */
  choice: ChannelChoice
  /** The internet address the payer calls from, while they are there: some channels compare it with where their app is. */
  payerAddress?: string | undefined
}

export interface ChannelChoice {
  /** The bank to pay at, and whether as a person or as a company. */
  bank?: { code: string; kind: 'personal' | 'corporate' }
  /** Who the payer is to the app that the page is open in. */
  openId?: string
}

/** A field that is missing or says what the channel does not have; or why this choice cannot be paid by. */
export type ChoiceFault =
  | { path: 'bank' | 'bank.code' | 'bank.kind'; message: string }
  | { reason: 'amount_out_of_range'; most: Fen }

/** What came of opening a payment. */
export type Opened =
  | { outcome: 'opened'; action: NextAction }
  /** Nothing was opened, and why. */
  | { outcome: 'refused'; code: ErrorCode }
  /** It may have been opened. */
  | { outcome: 'unknown' }

/** What a channel says of a payment. */
export type ChannelState =
  /** Nobody has paid it yet. */
  | { state: 'waiting' }
  /** Somebody has; `amount` is what they paid. */
  | { state: 'paid'; reference: string; paidAt: Date; amount: Fen }
  /** It can no longer be paid: the payer was refused for good. */
  | { state: 'failed'; code: ErrorCode }
  /** It can no longer be paid: it was taken back, or its time was up. */
  | { state: 'closed' }
  /** The channel has never heard of it. Right after opening it that may only mean that it is on its way. */
  | { state: 'absent' }
  /** No answer, or none that can be trusted. */
  | { state: 'unknown' }

/** Money on its way back. */
export interface ChannelRefund {
  order: ChannelOrder
  /** Our number of the refund, 29 letters and digits. */
  number: string
  amount: Fen
  reason: string | null
  createdAt: Date
  noticeUrl: string
}

/** What a channel says of a refund. */
export type RefundState =
  | { state: 'succeeded'; reference: string; at: Date }
  | { state: 'processing' }
  /** The money stays where it is. */
  | { state: 'failed'; code: ErrorCode }
  | { state: 'absent' }
  | { state: 'unknown' }

/** A request at `POST /channels/{channel}/notices`. */
export interface IncomingNotice {
  headers: Headers
  /** As it came, byte for byte. */
  body: string
  /** The real time. */
  at: Date
}

/** What a notice tells, once it is believed. */
export type Notice =
  | { about: 'payment'; number: string; state: ChannelState }
  | { about: 'refund'; number: string; state: RefundState }
  /** Genuine, and nothing to us. */
  | { about: 'nothing' }
  /** Not from the channel, or too old, or broken. */
  | { about: 'unbelievable' }

export interface NoticeReply {
  status: number
  contentType: string | null
  body: string
}
