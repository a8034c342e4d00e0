import { BankError } from '../kernel/errors.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { addSeconds, dayOf } from '../kernel/time.ts'
import type { ChallengeBank } from './bank.ts'

/** A mobile, by its keyed hash. */
interface Recipient {
  realmId: string
  mobileIndex: string
}

/**
 * Counts a code about to be sent to a mobile, or refuses it: too soon after the last one, or too many
 * today. One statement, so that no two can slip past the count together.
 */
export const countSend = async (
  bank: ChallengeBank,
  tx: Tx,
  to: Recipient,
  at: Date,
): Promise<void> => {
  const { resendSeconds, sendsPerDay } = bank.rules.otp
  const sent = await tx`
    insert into otp_sends ${tx({ ...to, day: dayOf(at), sends: 1, lastSentAt: at })}
    on conflict (realm_id, mobile_index) do update set
      day = excluded.day,
      sends = case when otp_sends.day = excluded.day then otp_sends.sends + 1 else 1 end,
      last_sent_at = excluded.last_sent_at
    where otp_sends.last_sent_at <= ${addSeconds(at, -resendSeconds)}
      and (otp_sends.day <> excluded.day or otp_sends.sends < ${sendsPerDay})
    returning 1`
  if (sent.length === 0) throw tooSoon(await secondsUntilNext(bank, tx, to, at))
}

/** Refuses early, before work is done for a code that could not be sent. */
export const mustBeSendable = async (
  bank: ChallengeBank,
  on: Queryable,
  to: Recipient,
  at: Date,
): Promise<void> => {
  const seconds = await secondsUntilNext(bank, on, to, at)
  if (seconds > 0) throw tooSoon(seconds)
}

const tooSoon = (retryAfterSeconds: number) => new BankError('rate_limited', { retryAfterSeconds })

const secondsUntilNext = async (
  bank: ChallengeBank,
  on: Queryable,
  { realmId, mobileIndex }: Recipient,
  at: Date,
): Promise<number> => {
  const [known] = await on<{ today: boolean; sends: number; lastSentAt: Date }[]>`
    select day = ${dayOf(at)}::date as today, sends, last_sent_at from otp_sends
    where realm_id = ${realmId} and mobile_index = ${mobileIndex}`
  if (!known) return 0

  const { resendSeconds, sendsPerDay } = bank.rules.otp
  const next =
    known.today && known.sends >= sendsPerDay
      ? new Date(`${dayOf(addSeconds(at, 86_400))}T00:00:00+08:00`)
      : addSeconds(known.lastSentAt, resendSeconds)
  return Math.max(0, Math.ceil((next.getTime() - at.getTime()) / 1000))
}
