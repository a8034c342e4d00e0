import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Settlement } from './settlement.ts'

/** Nothing comes back where the app was settled that day. */
export const insertSettlement = async (
  tx: Tx,
  settlement: Settlement,
): Promise<Settlement | undefined> => {
  const [made] = await tx<Settlement[]>`
    insert into settlements ${tx({ ...settlement })} on conflict do nothing returning *`
  return made
}

export const findSettlement = async (
  on: Queryable,
  id: string,
): Promise<Settlement | undefined> => {
  const [settlement] = await on<Settlement[]>`select * from settlements where id = ${id}`
  return settlement
}

/** Newest first. */
export const listSettlements = (
  on: Queryable,
  appId: string,
  { limit, before, id }: { limit: number; before?: string | undefined; id?: string | undefined },
): Promise<Settlement[]> => on<Settlement[]>`
  select * from settlements where app_id = ${appId}
    ${id === undefined ? on`` : on`and id = ${id}`}
    ${before === undefined ? on`` : on`and id < ${before}`}
  order by id desc limit ${limit}`

/** Goes on from one status to the next. Of several who try, one succeeds. */
export const changeSettlement = async (
  on: Queryable,
  { id, status }: Pick<Settlement, 'id' | 'status'>,
  to: Partial<Settlement> & Pick<Settlement, 'status'>,
): Promise<Settlement | undefined> => {
  const [changed] = await on<Settlement[]>`
    update settlements set ${on({ ...to })} where id = ${id} and status = ${status} returning *`
  return changed
}

/** Remembers that the answer to the message, or the time for it, has come. */
export const noLongerSending = async (on: Queryable, { id }: Settlement): Promise<void> => {
  await on`update settlements set sending_until = null where id = ${id} and status = 'paying'`
}

/** What came back of earlier pay-outs and is in no settlement yet. */
export const comeBack = (on: Queryable, appId: string): Promise<Settlement[]> =>
  on<Settlement[]>`
    select * from settlements
    where app_id = ${appId} and status in ('failed', 'returned') and returned_with is null`

export const markComeBack = async (
  tx: Tx,
  appId: string,
  returnedWith: string,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length > 0)
    await tx`
      update settlements set returned_with = ${returnedWith}
      where app_id = ${appId} and id = any(${[...ids]})`
}
