import type { Channel as ChannelName, PayMethod } from '@qiantang/sdk/contract'

import type { Fen } from '../ledger/index.ts'
import { bankBalance } from './bank-balance.ts'
import type { Channel, Payer } from './channel.ts'

export type { Channel, Payer } from './channel.ts'

/** Every way to pay that this bank can carry out. */
const channels = [bankBalance] satisfies Channel[]

/** The channel of a name, where the bank has it. */
export const channelOf = (name: string): Channel | undefined =>
  channels.find((channel) => channel.name === name)

/** The ways to pay among those wanted: what can be used first, then what costs least. */
export const methodsFor = (
  wanted: readonly ChannelName[],
  payer: Payer,
  amount: Fen,
): PayMethod[] =>
  channels
    .filter(({ name }) => wanted.includes(name))
    .map((channel) => ({ channel, method: methodOf(channel, payer, amount) }))
    .sort(byUseAndCost)
    .map(({ method }) => method)

interface Candidate {
  channel: Channel
  method: PayMethod
}

const byUseAndCost = (left: Candidate, right: Candidate): number =>
  Number(right.method.available) - Number(left.method.available) ||
  left.method.payerFee - right.method.payerFee ||
  left.channel.merchantFeeRate - right.channel.merchantFeeRate

const methodOf = (channel: Channel, payer: Payer, amount: Fen): PayMethod => {
  const reason = channel.hindrance(payer)
  const payerFee = channel.payerFee(amount)
  return { channel: channel.name, available: reason === null, reason, payerFee }
}
