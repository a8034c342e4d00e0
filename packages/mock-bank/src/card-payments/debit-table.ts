import type { Queryable, Tx } from '../kernel/database/index.ts'
import type { Debit, Sent } from './debit.ts'

/** Writes a new one, unless a run before has left it. */
export const insertDebit = async (
  tx: Tx,
  debit: Pick<Debit, 'paymentId' | 'realmId' | 'appId' | 'agreementId'>,
): Promise<void> => {
  await tx`
    insert into card_debits ${tx({ ...debit, step: 'asked' })} on conflict (payment_id) do nothing`
}

export const findDebit = async (on: Queryable, paymentId: string): Promise<Debit | undefined> => {
  const [debit] = await on<Debit[]>`
    select payment_id, realm_id, app_id, agreement_id, step, to_char(day, 'YYYY-MM-DD') as day,
      network_order, network_time, sending_until
    from card_debits where payment_id = ${paymentId}`
  return debit
}

/** Goes on from one step to the next. Of several who try, one succeeds. */
export const takeStep = async (
  on: Queryable,
  { paymentId, step }: Debit,
  to: Pick<Debit, 'step'> &
    Partial<Pick<Debit, 'day' | 'networkOrder' | 'networkTime' | 'sendingUntil'>>,
): Promise<boolean> => {
  const taken = await on`
    update card_debits set ${on({ ...to })}
    where payment_id = ${paymentId} and step = ${step} returning 1`
  return taken.length > 0
}

/** Remembers that the answer to the message, or the time for it, has come. */
export const noLongerSending = async (on: Queryable, { paymentId }: Sent): Promise<void> => {
  await on`
    update card_debits set sending_until = null where payment_id = ${paymentId} and step = 'sent'`
}
