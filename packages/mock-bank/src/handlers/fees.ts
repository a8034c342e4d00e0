import { createFeeRule, listFeeRules, presentFeeRule } from '../fees/index.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import { feeReport as reportFees } from '../settlement/index.ts'
import { appIn } from './app-in.ts'
import type { Handlers } from './handler.ts'

export const feeRules: Handlers['feeRules'] = {
  list: async ({ sql }, { caller, query: { limit = usualLimit, cursor } }) => {
    const before = placeIn(cursor, /^fer_\w{26}$/)
    const rules = await listFeeRules(sql, caller.app.id, { before, limit: limit + 1 })
    return pageOf(rules, limit, ({ id }) => id, presentFeeRule)
  },
}

export const feeReport: Handlers['feeReport'] = {
  retrieve: (bank, { caller, query }) => reportFees(bank, caller, query),
}

export const sandboxFeeRules: Handlers['sandboxFeeRules'] = {
  create: async (bank, { caller, params, body, claim }) => {
    const app = await appIn(bank, caller.realm, params.appId)
    const id = claim.id('fer', 0)
    return presentFeeRule(await createFeeRule(bank, caller.realm, app, body, id))
  },
}
