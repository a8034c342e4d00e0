import type { ErrorCode } from '@qiantang/sdk/contract'

import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { PayingOut, Refund, Step } from './refund.ts'

export const findRefund = async (on: Queryable, id: string): Promise<Refund | undefined> => {
  const [refund] = await on<Refund[]>`select * from refunds where id = ${id}`
  return refund
}

export const refundByReference = async (
  on: Queryable,
  appId: string,
  reference: string,
): Promise<Refund | undefined> => {
  const [refund] = await on<Refund[]>`
    select * from refunds where app_id = ${appId} and reference = ${reference}`
  return refund
}

/** Nothing comes back where the app has a refund of this reference, or a run before has left this one. */
export const insertRefund = async (tx: Tx, refund: Refund): Promise<Refund | undefined> => {
  const [inserted] = await tx<Refund[]>`
    insert into refunds ${tx({ ...refund })} on conflict do nothing returning *`
  return inserted
}

export interface RefundQuery {
  appId: string
  id?: string | undefined
  paymentId?: string | undefined
  reference?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first. */
export const listRefunds = (on: Queryable, query: RefundQuery): Promise<Refund[]> =>
  on<Refund[]>`
    select * from refunds where app_id = ${query.appId}
      ${query.id === undefined ? on`` : on`and id = ${query.id}`}
      ${query.paymentId === undefined ? on`` : on`and payment_id = ${query.paymentId}`}
      ${query.reference === undefined ? on`` : on`and reference = ${query.reference}`}
      ${query.before === undefined ? on`` : on`and id < ${query.before}`}
    order by id desc limit ${query.limit}`

/** Goes on from one step to the next. Of several who try, one succeeds. */
export const takeStep = async (
  on: Queryable,
  { id, step }: Refund,
  to: { step: Step } & Partial<
    Pick<Refund, 'destination' | 'cardId' | 'networkOrder' | 'networkTime' | 'sendingUntil'>
  >,
): Promise<Refund | undefined> => {
  const [taken] = await on<Refund[]>`
    update refunds set ${on({ ...to })}
    where id = ${id} and status = 'processing' and step = ${step} returning *`
  return taken
}

/** Remembers that the answer to the message, or the time for it, has come. */
export const noLongerSending = async (on: Queryable, { id }: PayingOut): Promise<void> => {
  await on`update refunds set sending_until = null where id = ${id} and status = 'processing'`
}

/** Ends it. Nothing comes back where it has ended before. */
export const endRefund = async (
  tx: Tx,
  id: string,
  end: { status: 'succeeded' | 'failed'; failureCode: ErrorCode | null; finishedAt: Date },
): Promise<Refund | undefined> => {
  const [ended] = await tx<Refund[]>`
    update refunds set ${tx({ ...end, step: null, sendingUntil: null })}
    where id = ${id} and status = 'processing' returning *`
  return ended
}
