import {
  appFor,
  createOperator,
  pageOfActs,
  pageOfApps,
  presentOperator,
  presentSession,
  signIn,
  signOut,
} from '../operators/index.ts'
import {
  feeReport,
  merchantBalance,
  pageOfSettled,
  pageOfSettlements,
  presentLine,
  presentSettlement,
  presentTerms,
  retrieveSettlement,
  retrieveTerms,
} from '../settlement/index.ts'
import { type Handlers, WithCookie } from './handler.ts'

export const operatorSession: Handlers['operatorSession'] = {
  create: async (bank, { caller, body }) => {
    const signed = await signIn(bank, body.token, 'network' in caller ? caller.network : undefined)
    return new WithCookie(presentSession(bank, signed.caller), signed.secret)
  },

  retrieve: async (bank, { caller }) => presentSession(bank, caller),

  end: async (bank, { caller }) => {
    await signOut(bank, caller)
    return new WithCookie(undefined, null)
  },
}

export const operatorApps: Handlers['operatorApps'] = {
  list: (bank, { caller, query }) => pageOfApps(bank, caller, query),
}

export const operatorAuditEntries: Handlers['operatorAuditEntries'] = {
  list: (bank, { caller, query }) => pageOfActs(bank, caller, query),
}

export const operatorMoney: Handlers['operatorMoney'] = {
  balance: async (bank, { caller, params }) =>
    merchantBalance(bank, { app: await appFor(bank, caller, params.appId) }),

  settlementTerms: async (bank, { caller, params }) =>
    presentTerms(await retrieveTerms(bank, { app: await appFor(bank, caller, params.appId) })),

  settlements: async (bank, { caller, params, query, locale }) => {
    const app = await appFor(bank, caller, params.appId)
    return pageOfSettlements(bank, { app }, query, (each) => presentSettlement(each, locale))
  },

  settlement: async (bank, { caller, params, locale }) => {
    const app = await appFor(bank, caller, params.appId)
    return presentSettlement(await retrieveSettlement(bank, { app }, params.settlementId), locale)
  },

  settlementLines: async (bank, { caller, params, query }) => {
    const app = await appFor(bank, caller, params.appId)
    const settlement = await retrieveSettlement(bank, { app }, params.settlementId)
    return pageOfSettled(bank, { app }, settlement, query, presentLine)
  },

  feeReport: async (bank, { caller, params, query }) => {
    const app = await appFor(bank, caller, params.appId)
    return feeReport(bank, { realm: caller.realm, app }, query)
  },
}

export const sandboxOperators: Handlers['sandboxOperators'] = {
  create: async (bank, { caller, body }) => {
    const { operator, token } = await createOperator(bank, caller.realm, body)
    return { ...presentOperator(operator), token }
  },
}
