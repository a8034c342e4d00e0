import { findApp } from '../apps/apps.ts'
import type { App } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import type { OrderBank } from './bank.ts'

/** The app an order or payment belongs to. Ask before a transaction begins: it reads outside of it. */
export const appOf = async (bank: OrderBank, appId: string): Promise<App> => {
  const { app } = (await findApp(bank, appId)) ?? fault('The app of an order is gone.')
  return app
}
