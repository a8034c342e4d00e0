import type { Payment as PaymentReply } from '@qiantang/sdk/contract'

import { BankError, fault } from '../kernel/errors.ts'
import {
  type Answered,
  pageByReference,
  pageOfPayments,
  type Payment,
  payAtOnce,
  presentPayment,
  retrievePayment,
  startUserPayment,
  takePayment,
} from '../orders/index.ts'
import { type Claim, Existing, type Handlers, InSteps, Replayed } from './handler.ts'

export const userPayments: Handlers['userPayments'] = {
  create: async (bank, { caller, params: { userId }, body, locale, ...call }) => {
    const key = call.key ?? fault('A payment came without its key.')
    if (caller.kind === 'merchant' && 'mandateId' in body)
      return replyOf(await takePayment(bank, caller, userId, body, key))

    // The contract takes no other body from either.
    if (caller.kind === 'merchant' || 'mandateId' in body) throw new BankError('caller_not_allowed')
    return replyOf(await payAtOnce(bank, caller, body, key), async (claim) =>
      presentPayment(await startUserPayment(bank, caller, body, key, claim.id), locale),
    )
  },

  list: (bank, { caller, params: { userId }, query, locale }) => {
    const { reference, cursor } = query
    const present = (payment: Payment) => presentPayment(payment, locale)
    return reference === undefined
      ? pageOfPayments(bank, caller, { ...query, userId }, present)
      : pageByReference(bank, { app: caller.app, userId }, { reference, cursor }, present)
  },

  retrieve: async (bank, { caller, params: { userId, paymentId }, locale }) =>
    presentPayment(await retrievePayment(bank, caller, paymentId, { userId }), locale),
}

const replyOf = (
  answered: Answered,
  byPin: (claim: Claim) => Promise<PaymentReply> = () => fault('Only a user is asked for a PIN.'),
) => {
  switch (answered.how) {
    case 'paid':
      return answered.payment
    case 'found':
      return new Existing(answered.payment)
    case 'replayed':
      return new Replayed(answered.was)
    case 'asks':
      return new InSteps(byPin)
  }
}
