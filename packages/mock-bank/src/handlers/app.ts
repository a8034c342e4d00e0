import { changeApp } from '../apps/apps.ts'
import { readLogo } from '../apps/logo.ts'
import { presentApp } from '../apps/present-app.ts'
import { allTermsOf } from '../channels/index.ts'
import type { Handlers } from './handler.ts'

export const app: Handlers['app'] = {
  retrieve: async (bank, { caller }) => presentApp(bank, caller.app, allTermsOf(caller.app)),

  update: async (bank, { caller, body: { appearance, logo } }) => {
    const looks = { appearance, logo: typeof logo === 'string' ? readLogo(logo) : logo }
    const app = await changeApp(bank, caller.realm, caller.app.id, looks)
    return presentApp(bank, app, allTermsOf(app))
  },
}
