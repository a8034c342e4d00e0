import { presentApp } from '../apps/present-app.ts'
import type { Handlers } from './handler.ts'

export const app: Handlers['app'] = {
  retrieve: async (bank, { caller }) => presentApp(bank, caller.app),
}
