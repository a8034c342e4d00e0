import { z } from 'zod'

import { id } from './ids.ts'
import { Timestamp } from './time.ts'

/** What the payer has to do next, whatever the way to pay. Pages render by it; unknown types mean: wait and ask again. */
export const NextAction = z
  .discriminatedUnion('type', [
    /** Ask for the payment PIN on a bank page and answer the challenge. */
    z.object({ type: z.literal('enter_pin'), challengeId: id('chl') }),
    /** Ask for the code sent by SMS on a bank page and answer the challenge. */
    z.object({ type: z.literal('collect_otp'), challengeId: id('chl') }),
    /** Show this as a QR code, for the app of the channel on the payer’s phone. It is dead after `expiresAt`. */
    z.object({ type: z.literal('show_qr'), code: z.string(), expiresAt: Timestamp }),
    /**
     * Leave for the channel’s own page: by a form post where there are `fields`, else by opening the address.
     * That the payer comes back says nothing of whether they paid.
     */
    z.object({
      type: z.literal('redirect'),
      url: z.string(),
      fields: z.record(z.string(), z.string()).nullable(),
    }),
    /**
     * Hand over to the channel’s app on this phone: by opening `url` in a browser, or by passing `handoff` to the
     * channel’s own code in a merchant’s app or an in-app page (Alipay: the order string; UnionPay: `tn`; WeChat: the
     * parameters of its call as JSON).
     */
    z.object({
      type: z.literal('open_app'),
      url: z.string().nullable(),
      handoff: z.string().nullable(),
    }),
    /** Nothing to do but wait: another party has to answer. */
    z.object({ type: z.literal('wait') }),
  ])
  .meta({ id: 'NextAction' })
export type NextAction = z.infer<typeof NextAction>
