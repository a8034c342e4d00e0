import { listEntries, presentEntry } from '../audit/index.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import type { Handlers } from './handler.ts'

export const auditEntries: Handlers['auditEntries'] = {
  list: async (bank, { caller, query }) => {
    const { limit = usualLimit, cursor } = query
    const place = placeIn(cursor, /^\d{1,15}$/)
    const before = place === undefined ? undefined : Number(place)
    const rows = await listEntries(bank.sql, caller, { limit: limit + 1, before })
    return pageOf(rows, limit, ({ seq }) => seq, presentEntry)
  },
}
