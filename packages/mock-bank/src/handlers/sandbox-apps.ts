import { changeApp, createApp } from '../apps/apps.ts'
import { presentApp } from '../apps/present-app.ts'
import { allTermsOf } from '../channels/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Handlers } from './handler.ts'

export const sandboxApps: Handlers['sandboxApps'] = {
  create: async (bank, { caller, body }) => {
    const { app, keyId, privateKey, secretKey } = await createApp(bank, caller.realm, body)
    return {
      ...presentApp(bank, app, allTermsOf(app)),
      keyId,
      privateKey,
      secretKey: secretKey ?? fault('A sandbox app has a secret key.'),
    }
  },

  update: async (bank, { caller, params, body }) => {
    const app = await changeApp(bank, caller.realm, params.appId, body)
    return presentApp(bank, app, allTermsOf(app))
  },
}
