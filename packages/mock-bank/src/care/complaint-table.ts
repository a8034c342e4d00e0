import { randomInt } from 'node:crypto'

import type { AppUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { dayOf } from '../kernel/time.ts'
import type { Complaint } from './complaint.ts'

/** Writes a new one under a number of its own, or finds the one that a run before has left. */
export const insertComplaint = async (
  tx: Tx,
  complaint: Omit<Complaint, 'number'> & { recordedAt: Date },
): Promise<Complaint> => {
  for (let tries = 0; tries < 20; tries += 1) {
    const row = { ...complaint, number: newNumber(complaint.at) }
    await tx`insert into complaints ${tx(row)} on conflict do nothing`
    const [found] = await tx<Complaint[]>`select * from complaints where id = ${complaint.id}`
    if (found) return found
  }
  return fault('The numbers of a day are used up.')
}

/** The day and six digits by chance: nothing can be counted from it. */
const newNumber = (at: Date): string =>
  `${dayOf(at).replaceAll('-', '')}-${String(randomInt(1_000_000)).padStart(6, '0')}`

/** One complaint of a user; `not_found` for everybody else. */
export const findComplaint = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
): Promise<Complaint> => {
  const [complaint] = await on<Complaint[]>`
    select * from complaints where id = ${id} and app_id = ${app.id} and user_id = ${userId}`
  if (!complaint) throw new BankError('not_found')
  return complaint
}

/** A user's complaints, newest first; those after `before` for the next page. */
export const listComplaints = (
  on: Queryable,
  { app, userId }: AppUser,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Complaint[]> => on<Complaint[]>`
  select * from complaints where app_id = ${app.id} and user_id = ${userId}
    ${before === undefined ? on`` : on`and id < ${before}`}
  order by id desc limit ${limit}`
