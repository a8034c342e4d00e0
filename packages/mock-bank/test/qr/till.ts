import { randomUUID } from 'node:crypto'

import { contract, type CreateCodePayment } from '@qiantang/sdk/contract'

import type { Credentials } from '../credentials.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'

/** A merchant's till: what it asks of the bank when it has read a code. */
export const tillIn = (w: World, app: { merchant: Credentials } = w.app) => {
  let sales = 0
  const body = (code: string, amount: number, more: Partial<CreateCodePayment> = {}) => {
    sales += 1
    return { code, amount, reference: `K-${sales}`, description: '一瓶水', ...more }
  }
  return {
    take: (
      code: string,
      amount: number,
      { key = randomUUID(), ...more }: Partial<CreateCodePayment> & { key?: string } = {},
    ) =>
      w.call(contract.codePayments.create, { body: body(code, amount, more), key }, app.merchant),
    reverse: (paymentId: string) =>
      w.call(contract.codePayments.reverse, { params: { paymentId } }, app.merchant),
    paymentOf: (paymentId: string) =>
      w.call(contract.codePayments.retrieve, { params: { paymentId } }, app.merchant),
  }
}

/** A till, and somebody with money who lets small payments go without the PIN. */
export const tillAndPayer = async (
  w: World,
  { balance = 100_00, noPinLimit = 20_00 }: { balance?: number; noPinLimit?: number } = {},
) => {
  const holder = await accountHolder(w, { balance })
  if (noPinLimit > 0) await holder.approve(await holder.requestNoPinLimit(noPinLimit))
  return { holder, till: tillIn(w) }
}
