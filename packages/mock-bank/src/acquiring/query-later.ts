import type { Channel as ChannelName } from '@qiantang/sdk/contract'

import type { Queryable } from '../kernel/database/index.ts'
import { addSeconds } from '../kernel/time.ts'
import { schedule } from '../realms/jobs.ts'
import type { ChannelPayment } from './channel-payment.ts'

/** A channel is asked what became of a payment: `src/jobs` runs `queryChannel`. */
export const queryJob = 'channel_payment.query'

/** Money that came too late is given back: `src/jobs` runs `giveBack`. */
export const giveBackJob = 'channel_payment.give_back'

export type ChannelPaymentPayload = {
  channel: ChannelName
  number: string
  /** How often the channel has been asked. */
  asked: number
}

/** Seconds between questions: dense while the payer is likely to stand before the page, then ever thinner. */
const delays = [15, 30, 60, 180, 300, 600]
const halfHours = 48
const delayAfter = (asked: number): number =>
  delays[asked] ?? (asked < delays.length + halfHours ? 1_800 : 86_400)

/** Has the channel asked, after the time that is right for the n-th time. */
export const queryLater = (
  on: Queryable,
  payment: ChannelPayment,
  at: Date,
  asked = 0,
): Promise<void> =>
  schedule(on, {
    ...jobOf(payment, asked),
    ...{ kind: queryJob, dueAt: addSeconds(at, delayAfter(asked)) },
  })

/** Has the channel asked as soon as may be. */
export const queryNow = (on: Queryable, payment: ChannelPayment, at: Date): Promise<void> =>
  schedule(on, { ...jobOf(payment, 0), kind: queryJob, dueAt: at })

/** Has what came too late given back: at once, and again until it is back. */
export const giveBackLater = (
  on: Queryable,
  payment: ChannelPayment,
  at: Date,
  asked: number | null = null,
): Promise<void> =>
  schedule(on, {
    ...jobOf(payment, (asked ?? -1) + 1),
    ...{ kind: giveBackJob, dueAt: asked === null ? at : addSeconds(at, delayAfter(asked)) },
  })

/** The channel may have given it back: it is asked at once. */
export const giveBackNow = (on: Queryable, payment: ChannelPayment, at: Date): Promise<void> =>
  schedule(on, { ...jobOf(payment, 1), kind: giveBackJob, dueAt: at })

/** One job a payment at a time: what it needs next takes the place of what it needed before. */
const jobOf = ({ realmId, channel, number, paymentId }: ChannelPayment, asked: number) => {
  const payload: ChannelPaymentPayload = { channel, number, asked }
  return { realmId, queue: `channel_${channel}`, key: `channel:${paymentId}`, payload }
}
