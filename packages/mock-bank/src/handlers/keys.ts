import { activeKey, listBankKeys } from '../apps/bank-keys.ts'
import type { Handlers } from './handler.ts'

export const keys: Handlers['keys'] = {
  list: async (bank) => {
    // The first to look may find that there is none to seal to yet.
    await activeKey(bank, 'enc')
    return { keys: await listBankKeys(bank) }
  },
}
