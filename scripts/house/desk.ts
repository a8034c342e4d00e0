import type { ShopConfig } from '../../examples/shop/src/config.ts'
import { openShop } from '../../examples/shop/src/open-shop.ts'
import type { House } from './house.ts'

/** What tests may ask of the house besides what anybody may: a shop of their own, and whether all is well inside. */
export function createDesk(house: House, faults: unknown[]) {
  const shops = new Map<string, () => Promise<void>>()
  return {
    openShop: async (config: ShopConfig): Promise<void> => {
      shops.set(config.origin, await openShop(config))
    },
    closeShop: async (origin: string): Promise<void> => {
      await shops.get(origin)?.()
      shops.delete(origin)
    },
    /** Rejects where the books of a realm contradict themselves. */
    checkBooks: (realmId: string): Promise<void> => house.bank.checkBooks(realmId),
    /** What broke inside the bank since it was last asked. */
    faults: async (): Promise<string[]> =>
      faults
        .splice(0)
        .map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
  }
}

export type Desk = ReturnType<typeof createDesk>

/** One question to the house's process, and its answer. */
export type Question = {
  [Name in keyof Desk]: { id: number; name: Name; args: Parameters<Desk[Name]> }
}[keyof Desk]

export type Answer = { id: number; value: unknown } | { id: number; error: string }

/** The first thing the process says. */
export interface Opened {
  bankUrl: string
  simulatorsUrl: string
}
