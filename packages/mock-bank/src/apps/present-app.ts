import type { App as WireApp, ChannelTerms } from '@qiantang/sdk/contract'

import type { Mode } from '../kernel/kernel.ts'
import type { App } from './caller.ts'
import { logoUrlOf } from './logo.ts'

/** An app as its merchant sees it. */
export const presentApp = (
  { mode, origin }: { mode: Mode; origin: string },
  app: App,
  channelTerms: ChannelTerms[],
): WireApp => ({
  id: app.id,
  name: app.name,
  realmId: app.realmId,
  mode,
  channels: [...app.channels],
  channelTerms,
  allowedOrigins: [...app.allowedOrigins],
  products: [...app.products],
  limits: app.limits,
  appearance: app.appearance,
  logoUrl: logoUrlOf(origin, app),
})
