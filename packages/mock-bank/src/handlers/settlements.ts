import {
  merchantBalance,
  pageOfSettled,
  pageOfSettlements,
  presentLine,
  presentPayoutAccount,
  presentSettlement,
  presentTerms,
  retrievePayoutAccount,
  retrieveSettlement,
  retrieveTerms,
  setPayoutAccount,
  writeTerms,
} from '../settlement/index.ts'
import { appIn } from './app-in.ts'
import type { Handlers } from './handler.ts'

export const balance: Handlers['balance'] = {
  retrieve: (bank, { caller }) => merchantBalance(bank, caller),
}

export const payoutAccount: Handlers['payoutAccount'] = {
  set: async (bank, { caller, body, locale }) =>
    presentPayoutAccount(bank, await setPayoutAccount(bank, caller, body), locale),

  retrieve: async (bank, { caller, locale }) =>
    presentPayoutAccount(bank, await retrievePayoutAccount(bank, caller), locale),
}

export const settlementTerms: Handlers['settlementTerms'] = {
  retrieve: async (bank, { caller }) => presentTerms(await retrieveTerms(bank, caller)),
}

export const settlements: Handlers['settlements'] = {
  list: (bank, { caller, query, locale }) =>
    pageOfSettlements(bank, caller, query, (each) => presentSettlement(each, locale)),

  retrieve: async (bank, { caller, params, locale }) =>
    presentSettlement(await retrieveSettlement(bank, caller, params.settlementId), locale),

  lines: async (bank, { caller, params, query }) => {
    const settlement = await retrieveSettlement(bank, caller, params.settlementId)
    return pageOfSettled(bank, caller, settlement, query, presentLine)
  },
}

export const sandboxSettlementTerms: Handlers['sandboxSettlementTerms'] = {
  set: async (bank, { caller, params, body }) => {
    const app = await appIn(bank, caller.realm, params.appId)
    return presentTerms(await writeTerms(bank, caller.realm, app, body))
  },
}
