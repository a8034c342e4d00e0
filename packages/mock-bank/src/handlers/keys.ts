import { listBankKeys } from '../apps/bank-keys.ts'
import type { Handlers } from './handler.ts'

export const keys: Handlers['keys'] = {
  list: async (bank) => ({ keys: await listBankKeys(bank) }),
}
