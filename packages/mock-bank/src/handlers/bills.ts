import { pageOfBills, retrieveBill } from '../bills/index.ts'
import { pageOfLines, presentBill, presentLine } from '../settlement/index.ts'
import type { Handlers } from './handler.ts'

export const bills: Handlers['bills'] = {
  list: (bank, { caller, query }) => pageOfBills(bank, caller, query, presentBill),

  retrieve: async (bank, { caller, params }) =>
    presentBill(await retrieveBill(bank, caller, params.billId)),

  lines: async (bank, { caller, params, query }) => {
    const { day } = await retrieveBill(bank, caller, params.billId)
    return pageOfLines(bank, caller.app.id, [day], query, presentLine)
  },
}
