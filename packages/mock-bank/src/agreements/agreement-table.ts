import type { AppUser } from '../customers/index.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import type { Agreement, Saved } from './agreement.ts'

/** Writes a new one, or finds the one that a run before has left. */
export const insertAgreement = async (tx: Tx, agreement: Agreement): Promise<Agreement> => {
  const row = { ...agreement, accepted: tx.json(agreement.accepted) }
  await tx`insert into quick_pay_agreements ${tx(row)} on conflict (id) do nothing`
  return readAgreement(tx, agreement.id)
}

/** The card of a payment. With `lock`, nobody else changes it until the transaction ends. */
export const readAgreement = async (
  on: Queryable,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Agreement> => {
  const [agreement] = await on<Agreement[]>`
    select * from quick_pay_agreements where id = ${id} ${lock ? on`for update` : on``}`
  return agreement ?? fault('An agreement is gone.')
}

/** One agreement of a user; `not_found` for everybody else. With `lock`, nobody else changes it until the transaction ends. */
export const findAgreement = async (
  on: Queryable,
  { app, userId }: AppUser,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Saved> => {
  const [agreement] = await on<Saved[]>`
    select * from quick_pay_agreements
    where id = ${id} and app_id = ${app.id} and user_id = ${userId} and is_saved
    ${lock ? on`for update` : on``}`
  if (!agreement) throw new BankError('not_found')
  return agreement
}

/** A user's agreements, newest first; those after `before` for the next page. */
export const listAgreements = (
  on: Queryable,
  { app, userId }: AppUser,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Saved[]> =>
  on<Saved[]>`
    select * from quick_pay_agreements
    where app_id = ${app.id} and user_id = ${userId} and is_saved
    ${before === undefined ? on`` : on`and id < ${before}`}
    order by id desc limit ${limit}`

/** The cards a user may pay by, the one signed for last first. */
export const activeAgreements = (on: Queryable, { app, userId }: AppUser): Promise<Saved[]> =>
  on<Saved[]>`
    select * from quick_pay_agreements
    where app_id = ${app.id} and user_id = ${userId} and is_saved and status = 'active'
    order by id desc limit 50`

/** The agreement by which a user may pay by a card, if there is one. */
export const activeAgreementFor = async (
  on: Queryable,
  { app, userId }: AppUser,
  numberIndex: string,
): Promise<Saved | undefined> => {
  const [agreement] = await on<Saved[]>`
    select * from quick_pay_agreements
    where app_id = ${app.id} and user_id = ${userId} and number_index = ${numberIndex}
      and is_saved and status = 'active'`
  return agreement
}

/** All that have not ended, in the one order in which several are ever locked. */
export const lockLiveAgreements = (tx: Tx, { app, userId }: AppUser): Promise<Saved[]> =>
  tx<Saved[]>`
    select * from quick_pay_agreements
    where app_id = ${app.id} and user_id = ${userId} and is_saved and ended_at is null
    order by id for update`

/** Writes what has become of a locked agreement. */
export const updateAgreement = async <Of extends Agreement>(
  tx: Tx,
  { id }: Of,
  change: Partial<
    Pick<Agreement, 'status' | 'isSaved' | 'challengeId' | 'failureCode' | 'signedAt' | 'endedAt'>
  >,
): Promise<Of> => {
  const [agreement] = await tx<Of[]>`
    update quick_pay_agreements set ${tx({ ...change })} where id = ${id} returning *`
  return agreement ?? fault('An agreement is gone.')
}
