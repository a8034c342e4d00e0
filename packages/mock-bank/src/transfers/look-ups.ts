import type { User } from '../apps/caller.ts'
import type { CustomerBank } from '../customers/bank.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { dayOf } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'

/**
 * Looks somebody up by their user id, as often in a day as is needed to pay people and not to learn who there
 * is. Each is counted as a miss beforehand, so that many at once are not let through together.
 *
 * @throws {BankError} `rate_limited`
 */
export const countedLookUp = async <Found>(
  bank: CustomerBank,
  caller: User,
  lookUp: () => Promise<Found>,
): Promise<Found> => {
  const { lookUpsPerDay, missesPerDay } = bank.rules.transfers
  const { looks, misses } = await countMiss(bank, caller)
  if (looks > lookUpsPerDay || misses > missesPerDay) throw new BankError('rate_limited')

  const found = await lookUp()
  await bank.sql`
    update payee_look_ups set misses = misses - 1
    where app_id = ${caller.app.id} and user_id = ${caller.userId} and misses > 0`
  return found
}

const countMiss = async (
  bank: CustomerBank,
  { realm, app, userId }: User,
): Promise<{ looks: number; misses: number }> => {
  const row = { appId: app.id, userId, day: dayOf(now(bank, realm)), looks: 1, misses: 1 }
  const [counted] = await bank.sql<{ looks: number; misses: number }[]>`
    insert into payee_look_ups ${bank.sql(row)}
    on conflict (app_id, user_id) do update set
      looks = case when payee_look_ups.day = excluded.day then payee_look_ups.looks + 1 else 1 end,
      misses = case when payee_look_ups.day = excluded.day then payee_look_ups.misses + 1 else 1 end,
      day = excluded.day
    returning looks, misses`
  return counted ?? fault('A look-up was not counted.')
}
