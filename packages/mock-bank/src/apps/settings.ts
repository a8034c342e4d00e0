import {
  type AppLimits,
  type Channel,
  Product,
  type WriteChannelTerms,
} from '@qiantang/sdk/contract'

import type { AgreedTerms, App } from './caller.ts'

/** What the bank agrees with a merchant about its app. What is left out stays. */
export interface Agreed {
  /** The ways to pay it may offer. */
  channels?: readonly Channel[] | undefined
  channelTerms?: readonly WriteChannelTerms[] | undefined
  allowedOrigins?: readonly string[] | undefined
  products?: readonly Product[] | undefined
  limits?: { [Name in keyof AppLimits]?: number | null | undefined } | undefined
}

type Settings = Pick<App, 'channels' | 'channelTerms' | 'allowedOrigins' | 'products' | 'limits'>

/** An app's before anything is agreed: it may offer everything, within what the law allows, is paid from balances, and holds no frames. */
export const usualSettings: Settings = {
  channels: ['bank_balance'],
  channelTerms: [],
  allowedOrigins: [],
  products: Product.options,
  limits: { topUp: null, transfer: null, order: null, mandate: null },
}

/** What stands once something is agreed. */
export const settingsOf = (
  before: Settings,
  { channels, channelTerms, allowedOrigins, products, limits }: Agreed,
): Settings => ({
  channels: [...new Set(channels ?? before.channels)],
  channelTerms: termsOf(before.channelTerms, channelTerms ?? []),
  allowedOrigins: [...new Set(allowedOrigins ?? before.allowedOrigins)],
  // In the contract's order, so that the same choice always reads alike.
  products: Product.options.filter((each) => (products ?? before.products).includes(each)),
  limits: limitsOf(before.limits, limits ?? {}),
})

const termsOf = (
  before: readonly AgreedTerms[],
  wanted: readonly WriteChannelTerms[],
): AgreedTerms[] => {
  const agreed = new Map(before.map((terms) => [terms.channel, terms]))
  for (const { channel, feeRate = null, minAmount = null, maxAmount = null } of wanted)
    agreed.set(channel, { channel, feeRate, minAmount, maxAmount })
  return [...agreed.values()]
}

const limitsOf = (
  before: Readonly<AppLimits>,
  wanted: NonNullable<Agreed['limits']>,
): AppLimits => ({
  topUp: wanted.topUp === undefined ? before.topUp : wanted.topUp,
  transfer: wanted.transfer === undefined ? before.transfer : wanted.transfer,
  order: wanted.order === undefined ? before.order : wanted.order,
  mandate: wanted.mandate === undefined ? before.mandate : wanted.mandate,
})
