import { gatewayBanks } from '../channels/gateway/banks.ts'
import type { Handlers } from './handler.ts'

export const banks: Handlers['banks'] = {
  list: async () => ({ items: [...gatewayBanks] }),
}
