import type { App as WireApp } from '@qiantang/sdk/contract'

import type { Mode } from '../kernel/kernel.ts'
import type { App } from './caller.ts'

/** An app as its merchant sees it. */
export const presentApp = ({ mode }: { mode: Mode }, app: App): WireApp => ({
  id: app.id,
  name: app.name,
  realmId: app.realmId,
  mode,
  channels: [...app.channels],
})
