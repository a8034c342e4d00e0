import type { Channel as ChannelName, ChannelTerms } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import { channelOf } from './list.ts'

/** What a way to pay costs the merchant and how much one payment may be: as agreed, else the bank's own. */
export const termsOf = (app: App, name: ChannelName): ChannelTerms => {
  const agreed = app.channelTerms.find(({ channel }) => channel === name)
  return {
    channel: name,
    feeRate: agreed?.feeRate ?? channelOf(name)?.merchantFeeRate ?? 0,
    minAmount: agreed?.minAmount ?? null,
    maxAmount: agreed?.maxAmount ?? null,
  }
}

/** The terms of all an app may offer. */
export const allTermsOf = (app: App): ChannelTerms[] =>
  app.channels.map((channel) => termsOf(app, channel))
