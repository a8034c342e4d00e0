import type { Sql } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { addSeconds, dayOf, toTimestamp } from '../kernel/time.ts'
import type { Applicant } from './applicant.ts'
import type { AccountBank } from './bank.ts'

/** A four-factor check that counts against the day until the card's bank has not said no. */
export interface IdentityTry {
  realmId: string
  day: string
  subjects: readonly string[]
}

/**
 * Counts a check before it is made, against the person and against the card, so that neither's other
 * factors can be guessed, from however many sides at once.
 *
 * @throws {BankError} `attempts_exhausted`
 */
export const countTry = (
  bank: AccountBank,
  realmId: string,
  applicant: Applicant,
  at: Date,
): Promise<IdentityTry> =>
  countTries(bank, realmId, [`person ${applicant.idNumber}`, `card ${applicant.cardNumber}`], at)

/**
 * Counts a check of somebody's identity against each of these, before it is made.
 *
 * @throws {BankError} `attempts_exhausted`
 */
export const countTries = async (
  bank: AccountBank,
  realmId: string,
  against: readonly string[],
  at: Date,
  most = bank.rules.opening.identityTriesPerDay,
): Promise<IdentityTry> => {
  const day = dayOf(at)
  const subjects = against
    .map((subject) => bank.vault.index('identity-tries', `${realmId} ${subject}`))
    // In one order, so that two checks never wait for each other.
    .sort()
  const rows = subjects.map((subjectIndex) => ({ realmId, subjectIndex, day, tries: 1 }))
  await bank.sql.begin(async (tx) => {
    const counted = await tx`
      insert into identity_tries ${tx(rows)}
      on conflict (realm_id, subject_index) do update set
        day = excluded.day,
        tries = case when identity_tries.day = excluded.day then identity_tries.tries + 1 else 1 end
      where identity_tries.day <> excluded.day or identity_tries.tries < ${most}
      returning 1`
    if (counted.length < rows.length)
      throw new BankError('attempts_exhausted', { lockedUntil: tomorrow(at) })
  })
  return { realmId, day, subjects }
}

/** Takes a counted check back: it was confirmed, or nobody answered. */
export const uncountTry = async (
  sql: Sql,
  { realmId, day, subjects }: IdentityTry,
): Promise<void> => {
  await sql`
    update identity_tries set tries = tries - 1
    where realm_id = ${realmId} and day = ${day} and tries > 0
      and subject_index in ${sql([...subjects])}`
}

const tomorrow = (at: Date): string =>
  toTimestamp(new Date(`${dayOf(addSeconds(at, 86_400))}T00:00:00+08:00`))
