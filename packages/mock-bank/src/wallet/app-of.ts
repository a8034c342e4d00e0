import { findApp } from '../apps/apps.ts'
import type { App } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** The app a movement belongs to. */
export const appOf = async (bank: Kernel, appId: string): Promise<App> => {
  const { app } = (await findApp(bank, appId)) ?? fault('The app of a movement is gone.')
  return app
}
