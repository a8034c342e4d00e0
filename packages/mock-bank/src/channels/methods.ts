import type { Channel as ChannelName, ChannelTerms, PayMethod } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { Fen } from '../ledger/index.ts'
import type { ChannelBank } from './bank.ts'
import type { Channel, Hindrance, Payer } from './channel.ts'
import { isDown } from './health.ts'
import { channels } from './list.ts'
import { termsOf } from './terms.ts'

/** What is to be paid, in the app whose merchant asks for it. */
export interface Bill {
  app: App
  amount: Fen
  /** The ways to pay that are wanted. */
  channels: readonly ChannelName[]
  /** Whether the merchant wants them shown in that order. */
  inOrder: boolean
}

type Lines = Pick<ChannelBank, 'connectors' | 'wall'>

/**
 * The ways to pay among those wanted: what can be used first; then in the merchant's own order where they gave one, else
 * what costs payer and merchant least.
 */
export const methodsFor = (bank: Lines, bill: Bill, payer: Payer): PayMethod[] =>
  channels
    .filter(({ name }) => bill.channels.includes(name))
    .map((channel) => candidateOf(bank, bill, payer, channel))
    .sort(byUseAndCost)
    .map(({ method }) => method)

interface Candidate {
  method: PayMethod
  /** Its place in the merchant's order, if there is one. */
  place: number
  feeRate: number
}

const byUseAndCost = (left: Candidate, right: Candidate): number =>
  Number(right.method.available) - Number(left.method.available) ||
  left.place - right.place ||
  left.method.payerFee - right.method.payerFee ||
  left.feeRate - right.feeRate

const candidateOf = (bank: Lines, bill: Bill, payer: Payer, channel: Channel): Candidate => {
  const { name } = channel
  const reason = hindranceOf(bank, bill, payer, channel)
  const products = [...(bank.connectors[name]?.products ?? [])]
  const payerFee = channel.payerFee(bill.amount)
  return {
    method: { channel: name, available: reason === null, reason, products, payerFee },
    place: bill.inOrder ? bill.channels.indexOf(name) : 0,
    feeRate: termsOf(bill.app, name).feeRate,
  }
}

/** Why this bill cannot be paid this way by this payer now; null where nothing stands against it. */
export const hindranceOf = (
  bank: Lines,
  { app, amount }: Pick<Bill, 'app' | 'amount'>,
  payer: Payer,
  channel: Channel,
): Hindrance | null => {
  const { name } = channel
  if (!isWithin(termsOf(app, name), amount)) return 'amount_out_of_range'
  if (channel.ask === null) {
    if (!bank.connectors[name]) return 'not_set_up'
    if (isDown(bank, { realmId: app.realmId, channel: name })) return 'channel_down'
  }
  return channel.hindrance(payer)
}

const isWithin = ({ minAmount, maxAmount }: ChannelTerms, amount: Fen): boolean =>
  amount >= (minAmount ?? 0) && amount <= (maxAmount ?? Number.POSITIVE_INFINITY)
