import { z } from 'zod'

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const fen = z.int().positive()

/** A payment, as a query and a notice tell it. Only what is paid has a number, a time and somebody who paid. */
export const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().min(1).optional(),
  success_time: moment.optional(),
  amount: z.object({ total: fen, currency: z.string().optional() }).optional(),
})
export type Transaction = z.output<typeof Transaction>

/** A refund, as asking for it and asking about it answer. */
export const RefundAnswer = z.object({
  refund_id: z.string().min(1),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  status: z.string(),
  success_time: moment.optional(),
  amount: z.object({ refund: fen, total: fen }),
})
export type RefundAnswer = z.output<typeof RefundAnswer>

/** A refund, as a notice tells it: the same under other names. */
export const RefundNotice = z.object({
  mchid: z.string(),
  refund_id: z.string().min(1),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  refund_status: z.string(),
  success_time: moment.optional(),
  amount: z.object({ refund: fen, total: fen }),
})

/** What comes to the door for notices. */
export const NoticeBody = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.string(),
    ciphertext: z.string(),
    associated_data: z.string().optional(),
    nonce: z.string().min(1),
    original_type: z.string().optional(),
  }),
})
