import type { Channel as ChannelName } from '@qiantang/sdk/contract'

import type { AccountBank } from '../accounts/index.ts'
import type { Connector } from './outside.ts'

/** A bank with lines to the companies through which payers pay. */
export interface ChannelBank extends AccountBank {
  /** By channel; where there is none, nobody can pay that way. */
  connectors: Connectors
}

export type Connectors = Partial<Record<ChannelName, Connector>>
