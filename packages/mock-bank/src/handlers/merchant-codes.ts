import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import {
  closeMerchantCode,
  createMerchantCode,
  listMerchantCodes,
  presentMerchantCode,
  retrieveMerchantCode,
  scanCode,
} from '../qr/index.ts'
import { Existing, type Handlers } from './handler.ts'

export const merchantCodes: Handlers['merchantCodes'] = {
  create: async (bank, { caller, body, claim }) => {
    const { code, existed } = await createMerchantCode(bank, caller, body, claim.id)
    const reply = presentMerchantCode(code)
    return existed ? new Existing(reply) : reply
  },

  list: async (bank, { caller, query }) => {
    const { limit = usualLimit, cursor, reference } = query
    const before = placeIn(cursor, /^mcd_\w{26}$/)
    const wanted = { limit: limit + 1, before, reference }
    const rows = await listMerchantCodes(bank.sql, caller.app.id, wanted)
    return pageOf(rows, limit, ({ id }) => id, presentMerchantCode)
  },

  retrieve: async (bank, { caller, params }) =>
    presentMerchantCode(await retrieveMerchantCode(bank, caller, params.merchantCodeId)),

  close: async (bank, { caller, params }) =>
    presentMerchantCode(await closeMerchantCode(bank, caller, params.merchantCodeId)),
}

export const scans: Handlers['scans'] = {
  create: (bank, { caller, body, claim }) => scanCode(bank, caller, body, claim.id),
}
