import type { AppUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Mandate } from './mandate.ts'

/** Writes a new one, or finds the one that a run before has left. */
export const insertMandate = async (tx: Tx, mandate: Mandate): Promise<Mandate> => {
  await tx`insert into mandates ${tx({ ...mandate })} on conflict (id) do nothing`
  const [found] = await tx<Mandate[]>`select * from mandates where id = ${mandate.id}`
  return found ?? fault('A mandate is gone.')
}

/** One mandate of a user; `not_found` for everybody else. With `lock`, nobody else changes it until the transaction ends. */
export const findMandate = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Mandate> => {
  const [mandate] = await on<Mandate[]>`
    select * from mandates where id = ${id} and app_id = ${app.id} and user_id = ${userId}
    ${lock ? on`for update` : on``}`
  if (!mandate) throw new BankError('not_found')
  return mandate
}

/** A user's mandates, newest first; those after `before` for the next page. */
export const listMandates = (
  on: Queryable,
  { app, userId }: AppUser,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Mandate[]> =>
  on<Mandate[]>`
    select * from mandates where app_id = ${app.id} and user_id = ${userId}
    ${before === undefined ? on`` : on`and id < ${before}`}
    order by id desc limit ${limit}`

/** A user's mandates that have not ended, in the one order in which several are ever locked. */
export const lockLiveMandates = (tx: Tx, { app, userId }: AppUser): Promise<Mandate[]> =>
  tx<Mandate[]>`
    select * from mandates
    where app_id = ${app.id} and user_id = ${userId} and ended_at is null order by id for update`

/** Writes what has become of a locked mandate. */
export const updateMandate = async (
  tx: Tx,
  { id }: Mandate,
  change: Partial<
    Pick<Mandate, 'status' | 'challengeId' | 'failureCode' | 'activatedAt' | 'endedAt'>
  >,
): Promise<Mandate> => {
  const [mandate] = await tx<Mandate[]>`
    update mandates set ${tx({ ...change })} where id = ${id} returning *`
  return mandate ?? fault('A mandate is gone.')
}

/** What has not ended of an account's mandates, oldest first; nobody else changes it until the transaction ends. */
export const mandatesOfAccount = (tx: Tx, accountId: string): Promise<Mandate[]> =>
  tx<Mandate[]>`
    select * from mandates where account_id = ${accountId} and ended_at is null order by id
    for update`
